package io.miharu.ingest.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Follows a file from element to element by their own sizes, without their contents. FFmpeg looks
 * for the next good place where this chain is broken, or ends, and in both cases says nothing.
 * Sources: Adobe Flash Video File Format Specification 10.1, annex E.3 (tags), ISO/IEC 13818-1
 * section 2.4.3.2 (packets); Matroska is {@link MatroskaBlocks}. Reads little more than one header
 * per packet.
 */
final class ElementChain {

  private static final int FLV_TAG_HEADER = 11;
  private static final int TS_PACKET = 188;
  private static final byte TS_SYNC = 0x47;

  private ElementChain() {}

  /** Where a Flash video has no tag where one should be; empty when all fit. */
  static OptionalLong brokenFlv(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long length = channel.size();
      ByteBuffer header = ByteBuffer.allocate(FLV_TAG_HEADER);
      read(channel, 0, header);
      if (header.limit() < 9) {
        return OptionalLong.of(0);
      }
      long at = Integer.toUnsignedLong(header.getInt(5)) + 4; // the size before the first tag
      while (at < length) {
        read(channel, at, header);
        if (header.limit() < FLV_TAG_HEADER) {
          return OptionalLong.of(at);
        }
        int type = header.get(0) & 0x1F; // audio, video or data; the other bits are a filter's
        long end = at + FLV_TAG_HEADER + (header.getInt(0) & 0xFFFFFF);
        if ((type != 8 && type != 9 && type != 18) || end > length) {
          return OptionalLong.of(at);
        }
        at = end + 4; // the tag's size again, which some writers leave out at the very end
      }
      return OptionalLong.empty();
    }
  }

  /**
   * Where a transport stream has no packet of 188 bytes where one should be; empty when all fit,
   * and for streams of other packets. Reads all of the file.
   */
  static OptionalLong brokenTransportStream(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer packets = ByteBuffer.allocate(TS_PACKET * 4096);
      for (long at = 0; at < channel.size(); at += packets.limit()) {
        read(channel, at, packets);
        for (int i = 0; i < packets.limit(); i += TS_PACKET) {
          if (packets.get(i) != TS_SYNC) {
            return at + i <= TS_PACKET ? OptionalLong.empty() : OptionalLong.of(at + i);
          }
        }
      }
      return OptionalLong.empty();
    }
  }

  /** Fills a buffer from a place on, or with what there is, and makes it readable. */
  static void read(SeekableByteChannel channel, long at, ByteBuffer header) throws IOException {
    header.clear();
    channel.position(at);
    int got = 0;
    while (got >= 0 && header.hasRemaining()) {
      got = channel.read(header);
    }
    header.flip();
  }
}
