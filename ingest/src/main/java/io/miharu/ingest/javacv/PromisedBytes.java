package io.miharu.ingest.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How long a file should be by its own container's structure. FFmpeg reads a cut file to its end
 * without a word, so this is how we notice. Sources: ISO/IEC 14496-12 section 4.2 (boxes), the RIFF
 * part of the AVI specification, RFC 8794 (EBML) and RFC 9559 (Matroska), ISO/IEC 13818-1 (188-byte
 * packets), ITU-T T.81 B.1.1.3 (JPEG's end marker), RFC 2083 (PNG's last chunk).
 */
final class PromisedBytes {

  private static final int MAX_BOXES = 1_000_000;
  private static final int MAX_IMAGE = 256 << 20;
  private static final short JPEG_START = (short) 0xFFD8;
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  /**
   * @param total the least length in bytes that the structure asks for; empty when it asks for none
   * @param lacksIndex an MP4 file with pictures or a type, but no {@code moov} box
   */
  record Promise(OptionalLong total, boolean lacksIndex) {

    static final Promise NONE = new Promise(OptionalLong.empty(), false);
  }

  private PromisedBytes() {}

  static Promise of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer head = read(channel, 0, 64);
      if (head.remaining() < 12) {
        return Promise.NONE;
      }
      String tag = tag(head, 0);
      if (tag.equals("RIFF")) {
        long size =
            Integer.toUnsignedLong(head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        // Writers that were killed, or stream, leave 0 or all ones.
        return size == 0 || size == 0xFFFFFFFFL ? Promise.NONE : total(size + 8);
      }
      if (head.getInt(0) == 0x1A45DFA3) {
        return matroska(head);
      }
      if (head.get(0) == 0x47) {
        return transportStream(channel);
      }
      if (head.getShort(0) == JPEG_START && head.get(2) == (byte) 0xFF) {
        return image(channel, new byte[] {(byte) 0xFF, (byte) 0xD9}); // "end of image"
      }
      if (head.getLong(0) == PNG_SIGNATURE) {
        return image(channel, "IEND".getBytes(StandardCharsets.ISO_8859_1));
      }
      return isBoxType(tag(head, 4)) ? boxes(channel) : Promise.NONE;
    }
  }

  private static Promise boxes(SeekableByteChannel channel) throws IOException {
    long length = channel.size();
    long at = 0;
    boolean index = false;
    for (int i = 0; i < MAX_BOXES && at + 8 <= length; i++) {
      ByteBuffer header = read(channel, at, 16); // 8 bytes at least: see the loop's condition
      String type = tag(header, 4);
      long size = Integer.toUnsignedLong(header.getInt(0));
      if (!isBoxType(type)) {
        break; // padding or rubbish behind the last box promises nothing
      }
      index |= type.equals("moov");
      if (size == 0) {
        at = length; // "to the end of the file"
      } else if (size == 1 && header.remaining() >= 16) {
        size = header.getLong(8);
      }
      if (at < length && size < 8) {
        break;
      }
      at = at == length ? length : at + size;
      if (at < 0) {
        return Promise.NONE; // a size beyond any file
      }
    }
    // A box header cut in the middle promises more, too, but says no number.
    return new Promise(OptionalLong.of(at), !index);
  }

  private static boolean isBoxType(String tag) {
    return switch (tag) {
      case "ftyp",
          "moov",
          "mdat",
          "free",
          "skip",
          "wide",
          "udta",
          "uuid",
          "meta",
          "pnot",
          "moof",
          "mfra",
          "sidx",
          "ssix",
          "styp",
          "prft",
          "emsg",
          "pdin" ->
          true;
      default -> false;
    };
  }

  private static Promise matroska(ByteBuffer head) {
    int at = 4;
    int sizeBytes = Integer.numberOfLeadingZeros(head.get(at) & 0xFF) - 23;
    long headerSize = ebmlNumber(head, at, sizeBytes);
    long segment = at + sizeBytes + headerSize;
    if (headerSize < 0 || segment + 12 > head.limit()) {
      return Promise.NONE;
    }
    at = (int) segment;
    if (head.getInt(at) != 0x18538067) {
      return Promise.NONE;
    }
    int width = Integer.numberOfLeadingZeros(head.get(at + 4) & 0xFF) - 23;
    long size = ebmlNumber(head, at + 4, width);
    return size < 0 ? Promise.NONE : total(at + 4 + width + size);
  }

  /** An EBML length of {@code bytes} bytes, or -1 where it says "unknown" or makes no sense. */
  private static long ebmlNumber(ByteBuffer from, int at, int bytes) {
    if (bytes < 1 || bytes > 8 || at + bytes > from.limit()) {
      return -1;
    }
    long value = from.get(at) & (0xFF >> bytes);
    for (int i = 1; i < bytes; i++) {
      value = (value << 8) | (from.get(at + i) & 0xFF);
    }
    return value == (1L << (7 * bytes)) - 1 ? -1 : value;
  }

  private static Promise transportStream(SeekableByteChannel channel) throws IOException {
    ByteBuffer second = read(channel, 188, 1);
    long rest = channel.size() % 188;
    boolean packets = second.hasRemaining() && second.get(0) == 0x47;
    return packets && rest != 0 ? total(channel.size() - rest + 188) : Promise.NONE;
  }

  /** An image that ends in {@code end}, with or without a trailer behind it. */
  private static Promise image(SeekableByteChannel channel, byte[] end) throws IOException {
    if (channel.size() > MAX_IMAGE) {
      return Promise.NONE;
    }
    ByteBuffer bytes = read(channel, 0, (int) channel.size());
    for (int at = bytes.limit() - end.length; at >= 0; at--) {
      if (bytes.get(at) == end[0] && bytes.slice(at, end.length).equals(ByteBuffer.wrap(end))) {
        return Promise.NONE;
      }
    }
    return total(channel.size() + end.length);
  }

  private static Promise total(long bytes) {
    return new Promise(OptionalLong.of(bytes), false);
  }

  /** Up to {@code count} bytes from {@code at}, fewer at the end of the file; big-endian. */
  private static ByteBuffer read(SeekableByteChannel channel, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    channel.position(at);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may return less than asked for.
    }
    return bytes.flip();
  }

  private static String tag(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }
}
