package io.miharu.ingest.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows a file from element to element by their own sizes, without their contents. FFmpeg looks
 * for the next good place where this chain is broken, or ends, and in both cases says nothing.
 * Sources: RFC 8794 (EBML) and RFC 9559 section 5 (Matroska), Adobe Flash Video File Format
 * Specification 10.1, annex E.3 (tags), ISO/IEC 13818-1 section 2.4.3.2 (packets). Reads little
 * more than one header per packet.
 */
final class ElementChain {

  private static final long SEGMENT = 0x18538067;
  private static final long CLUSTER = 0x1F43B675;

  /** What may stand in a file, a segment or a cluster. */
  private static final Set<Long> MATROSKA =
      Set.of(
          0x1A45DFA3L,
          SEGMENT,
          CLUSTER, // EBML head
          0x114D9B74L,
          0x1549A966L,
          0x1654AE6BL, // seek head, info, tracks
          0x1C53BB6BL,
          0x1941A469L,
          0x1043A770L,
          0x1254C367L, // cues, attachments, chapters, tags
          0xE7L,
          0xA3L,
          0xA0L,
          0xA7L,
          0xABL,
          0xAFL,
          0x5854L, // time, blocks, places in a cluster
          0xECL,
          0xBFL,
          0x1B538667L); // void, checksum, signatures

  private static final int FLV_TAG_HEADER = 11;
  private static final int TS_PACKET = 188;
  private static final byte TS_SYNC = 0x47;

  private ElementChain() {}

  /** Where a Matroska or WebM file has no element where one should be; empty when all fit. */
  static OptionalLong brokenMatroska(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long length = channel.size();
      ByteBuffer header = ByteBuffer.allocate(12);
      long at = 0;
      while (at < length) {
        read(channel, at, header);
        int idBytes = header.hasRemaining() ? vintBytes(header.get(0)) : 9;
        if (idBytes > 4 || header.limit() <= idBytes) {
          return OptionalLong.of(at);
        }
        long id = number(header, 0, idBytes);
        int sizeBytes = vintBytes(header.get(idBytes));
        if (!MATROSKA.contains(id) || sizeBytes > 8 || header.limit() < idBytes + sizeBytes) {
          return OptionalLong.of(at);
        }
        boolean holdsOthers = id == SEGMENT || id == CLUSTER;
        long valueBits = (1L << (7 * sizeBytes)) - 1;
        long size = number(header, idBytes, sizeBytes) & valueBits;
        // All ones: unknown, as a live recorder writes it; only what holds others may say so.
        if (!holdsOthers && (size == valueBits || size > length - at)) {
          return OptionalLong.of(at);
        }
        at += idBytes + sizeBytes + (holdsOthers ? 0 : size);
      }
      return OptionalLong.empty();
    }
  }

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

  /** How many bytes a number takes whose first one this is; 9 when it is none. */
  private static int vintBytes(byte first) {
    return Integer.numberOfLeadingZeros(first & 0xFF) - 23;
  }

  private static long number(ByteBuffer bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << 8 | (bytes.get(i) & 0xFF);
    }
    return number;
  }

  private static void read(SeekableByteChannel channel, long at, ByteBuffer header)
      throws IOException {
    header.clear();
    channel.position(at);
    int got = 0;
    while (got >= 0 && header.hasRemaining()) {
      got = channel.read(header);
    }
    header.flip();
  }
}
