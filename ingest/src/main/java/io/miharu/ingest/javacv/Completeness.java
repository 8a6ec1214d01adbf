package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Whether a file holds what it claims to: its index, the bytes, frames or seconds that its headers
 * promise, and the chain of its elements. FFmpeg reads past most of that in silence. Borrows the
 * demuxer. Not thread-safe.
 */
final class Completeness {

  private final Path file;
  private final AVFormatContext context;
  private final AVStream stream;
  private final PromisedBytes.Promise promise;
  private final String format;

  /** How many packets the index lists; 0 for containers without an index of every packet. */
  private final long indexedPackets;

  /** Of a file that was just opened: reading adds to the index of some containers. */
  Completeness(Path file, AVFormatContext context, AVStream stream, PromisedBytes.Promise promise) {
    this.file = file;
    this.context = context;
    this.stream = stream;
    this.promise = promise;
    format = Container.format(context);
    long indexed = avformat_index_get_entries_count(stream);
    // An AVI file that was cut has lost its index, which stands at the end.
    boolean lists =
        format.startsWith("mov") || (format.equals("avi") && indexed >= stream.nb_frames());
    indexedPackets = lists ? indexed : 0;
  }

  /**
   * What the file lacks against its own structure, in words; empty when it is whole.
   *
   * @param packets how many video packets were read from the whole file; empty after a jump
   * @param position of the contents of the last of them in the file, bytes; below 0 if unknown
   * @param latest the latest time of any stream that was read, seconds by the container's clock
   */
  Optional<String> missing(OptionalLong packets, long position, OptionalDouble latest)
      throws IOException {
    long length = Files.size(file);
    if (format.startsWith("mov")) {
      long[] ends = packetEnds();
      long beyond = Arrays.stream(ends).filter(end -> end > length).count();
      if (beyond > 0) {
        return Optional.of(
            "its index lists %d frames, of which %d lie beyond the end of the file (%d of %d bytes)"
                .formatted(ends.length, beyond, length, Arrays.stream(ends).max().orElse(length)));
      }
    }
    if (packets.isPresent() && indexedPackets > 0) {
      // What is cut off behind the last frame costs no frame.
      return packets.getAsLong() >= indexedPackets
          ? Optional.empty()
          : Optional.of(
              "its index lists %d frames, but only %d could be found"
                  .formatted(indexedPackets, packets.getAsLong()));
    }
    long claimedFrames = stream.nb_frames();
    OptionalLong total = promise.total();
    if (total.isPresent()
        && total.getAsLong() > length
        && !(claimedFrames > 0 && packets.orElse(0) >= claimedFrames)) {
      String frames = claimedFrames > 0 ? " and %d frames".formatted(claimedFrames) : "";
      return Optional.of(
          "its container promises %d bytes%s, but the file has %d bytes"
              .formatted(total.getAsLong(), frames, length));
    }
    if (format.equals("flv") && context.duration() != AV_NOPTS_VALUE && latest.isPresent()) {
      double claimed = context.duration() / 1e6;
      // Sloppy writers are off by a second or a few per cent.
      if (claimed - latest.getAsDouble() > Math.max(1, claimed * 0.05)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "its container promises %.1f s, but the file ends at %.1f s",
                claimed,
                latest.getAsDouble()));
      }
    }
    if (format.startsWith("matroska")) {
      return missingBlocks(MatroskaBlocks.of(file), packets, position, length);
    }
    OptionalLong at =
        format.equals("flv")
            ? ElementChain.brokenFlv(file)
            : format.equals("mpegts")
                ? ElementChain.brokenTransportStream(file)
                : OptionalLong.empty();
    return broken(at, length);
  }

  private Optional<String> missingBlocks(
      MatroskaBlocks blocks, OptionalLong packets, long position, long length) throws IOException {
    OptionalLong track =
        position < 0 ? OptionalLong.empty() : MatroskaBlocks.trackAt(file, position);
    long there = track.isPresent() ? blocks.blocksFor(track.getAsLong()) : 0;
    if (blocks.brokenAt().isEmpty() && packets.isPresent() && there > packets.getAsLong()) {
      return Optional.of(
          "its structure holds %d frames, but only %d could be found"
              .formatted(there, packets.getAsLong()));
    }
    return broken(blocks.brokenAt(), length);
  }

  private static Optional<String> broken(OptionalLong at, long length) {
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "its structure is broken at byte %d of %d, so that frames may be missing"
                .formatted(at.getAsLong(), length));
  }

  /** Where the packets of the index end, bytes; none for containers that have no full index. */
  private long[] packetEnds() {
    long[] ends = new long[avformat_index_get_entries_count(stream)];
    for (int i = 0; i < ends.length; i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      ends[i] = entry.pos() + entry.size();
    }
    return ends;
  }
}
