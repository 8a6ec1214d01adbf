package io.miharu.eval;

import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.util.Arrays;

/**
 * When each frame of one video is shown: the bridge between files that count frames and the engine,
 * which counts microseconds.
 *
 * <p>Frame numbers here are those of the files: the first frame is 1. Immutable.
 */
public final class FrameTimes {

  /** Frames from {@code first} up to, but not including, {@code end}. At least one frame. */
  public record FrameSpan(long first, long end) {

    public FrameSpan {
      if (end <= first) {
        throw new IllegalArgumentException(
            "a span of frames must end after its start, got %d to %d".formatted(first, end));
      }
    }

    /** How many frames. */
    public long length() {
      return end - first;
    }
  }

  private final long[] micros; // of the frames that are known, in rising order
  private final double microsPerFrame; // from the last of them on

  private FrameTimes(long[] micros, double microsPerFrame) {
    this.micros = micros;
    this.microsPerFrame = microsPerFrame;
  }

  /**
   * Of a video that was decoded: the time of every frame, taken from the stream. Beyond the last
   * frame, times go on at the mean distance of those given.
   *
   * @param micros of the 1st, 2nd, … frame, at least two, rising strictly; copied in
   */
  public static FrameTimes ofMicros(long... micros) {
    if (micros.length < 2 || micros[0] < 0) {
      throw new IllegalArgumentException(
          "needed the times of two frames or more, none negative, got " + micros.length);
    }
    for (int i = 1; i < micros.length; i++) {
      if (micros[i] <= micros[i - 1]) {
        throw new IllegalArgumentException(
            "times of frames must rise, got %d us for frame %d after %d us"
                .formatted(micros[i], i + 1, micros[i - 1]));
      }
    }
    double mean = (double) (micros[micros.length - 1] - micros[0]) / (micros.length - 1);
    return new FrameTimes(micros.clone(), mean);
  }

  /**
   * Of a file that gives nothing but a rate, as file indexes and sequence descriptions do. For
   * video that we decode ourselves use {@link #ofMicros}: real cameras do not keep their rate.
   *
   * @param framesPerSecond above 0, finite
   */
  public static FrameTimes atRate(double framesPerSecond) {
    if (!(framesPerSecond > 0) || Double.isInfinite(framesPerSecond)) {
      throw new IllegalArgumentException(
          "a frame rate must be above 0 frames/s, got " + framesPerSecond);
    }
    return new FrameTimes(new long[] {0}, 1e6 / framesPerSecond);
  }

  /** When frame {@code frame}, from 1, is shown. */
  public MediaTime timeOf(long frame) {
    if (frame < 1) {
      throw new IllegalArgumentException("frames of files count from 1, got " + frame);
    }
    return new MediaTime(microsOf(frame));
  }

  /** The first frame that is shown at {@code time} or later, from 1. */
  public long firstFrameFrom(MediaTime time) {
    long target = time.micros();
    int known = Arrays.binarySearch(micros, target);
    if (known >= 0) {
      return known + 1L;
    }
    if (-known - 1 < micros.length) {
      return -known;
    }
    long last = micros[micros.length - 1];
    long frame = micros.length + (long) Math.ceil((target - last) / microsPerFrame);
    // Times are rounded to whole microseconds, so the quotient can be off by one frame.
    while (frame > 1 && microsOf(frame - 1) >= target) {
      frame--;
    }
    while (microsOf(frame) < target) {
      frame++;
    }
    return frame;
  }

  /**
   * The frames shown within {@code span}. A span too short to hold one gets the frame that is on
   * the screen when it begins, because files cannot express an event of no frames.
   */
  public FrameSpan framesOf(TimeSpan span) {
    long first = firstFrameFrom(span.start());
    long end = firstFrameFrom(span.end());
    if (end > first) {
      return new FrameSpan(first, end);
    }
    long shown = microsOf(first) > span.start().micros() && first > 1 ? first - 1 : first;
    return new FrameSpan(shown, shown + 1);
  }

  /** From when the first frame of {@code frames} is shown until the one after the last is. */
  public TimeSpan spanOf(FrameSpan frames) {
    return new TimeSpan(timeOf(frames.first()), timeOf(frames.end()));
  }

  private long microsOf(long frame) {
    return frame <= micros.length
        ? micros[(int) frame - 1]
        : micros[micros.length - 1] + Math.round((frame - micros.length) * microsPerFrame);
  }
}
