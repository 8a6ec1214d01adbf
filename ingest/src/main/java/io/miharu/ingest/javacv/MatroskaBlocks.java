package io.miharu.ingest.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a Matroska or WebM file holds by its own structure: which tracks there are, how many blocks
 * each has, and where the chain of elements is broken. FFmpeg looks for the next good place where
 * it is, leaves out blocks that name no track it knows or make no sense, and says nothing of all
 * that. A block of video is a frame. Sources: RFC 8794 (EBML), RFC 9559 sections 5 and 10. Reads
 * one header per element. Not thread-safe.
 */
final class MatroskaBlocks {

  private static final long SEGMENT = 0x18538067;
  private static final long CLUSTER = 0x1F43B675;
  private static final long TRACKS = 0x1654AE6B;
  private static final long TRACK_ENTRY = 0xAE;
  private static final long TRACK_NUMBER = 0xD7;
  private static final long SIMPLE_BLOCK = 0xA3;
  private static final long BLOCK_GROUP = 0xA0;
  private static final long BLOCK = 0xA1;

  /** What may stand in a file, a segment or a cluster. */
  private static final Set<Long> KNOWN =
      Set.of(
          0x1A45DFA3L,
          SEGMENT,
          CLUSTER, // EBML head
          0x114D9B74L,
          0x1549A966L,
          TRACKS, // seek head, info
          0x1C53BB6BL,
          0x1941A469L,
          0x1043A770L,
          0x1254C367L, // cues, attachments, chapters, tags
          0xE7L,
          SIMPLE_BLOCK,
          BLOCK_GROUP,
          0xA7L,
          0xABL,
          0xAFL,
          0x5854L, // time, places in a cluster
          0xECL,
          0xBFL,
          0x1B538667L); // void, checksum, signatures

  private static final int LONGEST_HEADER = 12;

  private final SeekableByteChannel channel;
  private final long length;
  private final ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);
  private final Set<Long> tracks = new HashSet<>();
  private final Map<Long, Long> blocks = new HashMap<>();
  private OptionalLong brokenAt = OptionalLong.empty();

  // The element that was read last.
  private long id;
  private long payload;
  private long size;
  private boolean unknownSize;

  private MatroskaBlocks(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  /** Follows a file from element to element. */
  static MatroskaBlocks of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      MatroskaBlocks found = new MatroskaBlocks(channel);
      found.walk();
      return found;
    }
  }

  /** Where there is no element where one should be; empty when all fit. */
  OptionalLong brokenAt() {
    return brokenAt;
  }

  /**
   * How many blocks are there that a reader of one track may not have seen: those of that track,
   * and those of a number that no track has.
   *
   * @param track its number
   */
  long blocksFor(long track) {
    long count = 0;
    for (Map.Entry<Long, Long> entry : blocks.entrySet()) {
      boolean others = tracks.contains(entry.getKey()) && entry.getKey() != track;
      count += others ? 0 : entry.getValue();
    }
    return count;
  }

  private void walk() throws IOException {
    long at = 0;
    while (at < length) {
      boolean element = element(at) && KNOWN.contains(id);
      boolean holdsOthers = id == SEGMENT || id == CLUSTER;
      // Only what holds others may leave open how much, as a live recorder does.
      if (!element || (!holdsOthers && (unknownSize || size > length - at))) {
        brokenAt = OptionalLong.of(at);
        return;
      }
      long start = payload;
      long end = payload + size;
      if (id == SIMPLE_BLOCK) {
        count(start);
      } else if (id == BLOCK_GROUP || id == TRACKS) {
        inside(start, end);
      }
      at = holdsOthers ? start : end;
    }
  }

  /** What else may be in there is left alone. */
  private void inside(long from, long to) throws IOException {
    long at = from;
    while (at < to && element(at) && !unknownSize) {
      long start = payload;
      long end = payload + size;
      if (id == BLOCK) {
        count(start);
      } else if (id == TRACK_ENTRY) {
        inside(start, Math.min(end, to));
      } else if (id == TRACK_NUMBER && size > 0 && size <= 8) {
        ElementChain.read(channel, start, header);
        if (header.limit() >= size) {
          tracks.add(number(header, 0, (int) size));
        }
      }
      at = end;
    }
  }

  private void count(long at) throws IOException {
    blocks.merge(trackAt(channel, header, at).orElse(0), 1L, Long::sum);
  }

  /**
   * The number of the track of the block whose contents begin at a place; empty when it is none.
   */
  static OptionalLong trackAt(Path file, long at) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return trackAt(channel, ByteBuffer.allocate(LONGEST_HEADER), at);
    }
  }

  /** A block begins with the number of its track. */
  private static OptionalLong trackAt(SeekableByteChannel channel, ByteBuffer bytes, long at)
      throws IOException {
    ElementChain.read(channel, at, bytes);
    int count = bytes.hasRemaining() ? vintBytes(bytes.get(0)) : 9;
    return count > 8 || bytes.limit() < count
        ? OptionalLong.empty()
        : OptionalLong.of(value(bytes, 0, count));
  }

  /** Reads the head of the element at a place; false when there is none. */
  private boolean element(long at) throws IOException {
    id = 0;
    ElementChain.read(channel, at, header);
    int idBytes = header.hasRemaining() ? vintBytes(header.get(0)) : 9;
    if (idBytes > 4 || header.limit() <= idBytes) {
      return false;
    }
    int sizeBytes = vintBytes(header.get(idBytes));
    if (sizeBytes > 8 || header.limit() < idBytes + sizeBytes) {
      return false;
    }
    id = number(header, 0, idBytes);
    size = value(header, idBytes, sizeBytes);
    // All ones.
    unknownSize = size == (1L << (7 * sizeBytes)) - 1;
    payload = at + idBytes + sizeBytes;
    return true;
  }

  /** How many bytes a number takes whose first one this is; 9 when it is none. */
  private static int vintBytes(byte first) {
    return Integer.numberOfLeadingZeros(first & 0xFF) - 23;
  }

  /** A number without the bit that says how long it is. */
  private static long value(ByteBuffer bytes, int from, int count) {
    return number(bytes, from, count) & ((1L << (7 * count)) - 1);
  }

  private static long number(ByteBuffer bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << 8 | (bytes.get(i) & 0xFF);
    }
    return number;
  }
}
