package io.miharu.ingest;

import io.miharu.core.MediaTime;
import java.util.Optional;

/**
 * How to open a source. Immutable.
 *
 * @param crop the part of the picture that frames hold, in pixels after rotation; absent for all
 * @param start frames before it are not lent; times still count from the file's first frame
 * @param end frames at or after it are not lent; absent for all
 * @param motionVectors whether frames carry the codec's motion vectors
 * @param decoderThreads how many threads the codec may use, from 1 to {@value #MAX_THREADS}. The
 *     pictures are the same with any number
 */
public record OpenOptions(
    Optional<Crop> crop,
    MediaTime start,
    Optional<MediaTime> end,
    boolean motionVectors,
    int decoderThreads) {

  /** FFmpeg itself warns beyond this many. */
  public static final int MAX_THREADS = 16;

  /**
   * Everything, without motion vectors, on one thread: the second core belongs to the detectors.
   */
  public static final OpenOptions DEFAULT =
      new OpenOptions(Optional.empty(), MediaTime.ZERO, Optional.empty(), false, 1);

  public OpenOptions {
    if (end.isPresent() && !start.isBefore(end.get())) {
      throw new IllegalArgumentException(
          "the end must come after the start, got start %s and end %s".formatted(start, end.get()));
    }
    if (decoderThreads < 1 || decoderThreads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "a decoder takes 1 to %d threads, got %d".formatted(MAX_THREADS, decoderThreads));
    }
  }

  public OpenOptions withCrop(Crop part) {
    return new OpenOptions(Optional.of(part), start, end, motionVectors, decoderThreads);
  }

  public OpenOptions withStart(MediaTime from) {
    return new OpenOptions(crop, from, end, motionVectors, decoderThreads);
  }

  public OpenOptions withEnd(MediaTime until) {
    return new OpenOptions(crop, start, Optional.of(until), motionVectors, decoderThreads);
  }

  public OpenOptions withMotionVectors(boolean wanted) {
    return new OpenOptions(crop, start, end, wanted, decoderThreads);
  }

  public OpenOptions withDecoderThreads(int threads) {
    return new OpenOptions(crop, start, end, motionVectors, threads);
  }

  /** Whether a frame at {@code time} comes too late to be lent. */
  public boolean isPastEnd(MediaTime time) {
    return end.isPresent() && !time.isBefore(end.get());
  }
}
