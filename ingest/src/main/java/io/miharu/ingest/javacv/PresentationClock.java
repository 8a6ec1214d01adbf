package io.miharu.ingest.javacv;

import io.miharu.core.MediaTime;
import io.miharu.ingest.Losses;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Turns the stamps of a stream into times from its first frame that never go back.
 *
 * <p>The first frame is at zero, whatever its stamp. From then on a frame's time is its stamp minus
 * the first one, with three repairs, each of which leaves a warning:
 *
 * <ul>
 *   <li>no stamp: one nominal step after the frame before;
 *   <li>a stamp that repeats the one before, or goes back by no more than half a second: half a
 *       nominal step after the frame before, so that the next good stamp is still ahead;
 *   <li>a stamp that goes back by more: a new segment, as when a camera's clock was set. It starts
 *       one nominal step after the frame before, and later stamps are shifted with it.
 * </ul>
 *
 * Not thread-safe.
 */
final class PresentationClock {

  /** Beyond this, going back is a new segment and not a swapped pair. From methods, section 1. */
  static final long MAX_REPAIR_MICROS = 500_000;

  /** A gap that is worth a word: a damaged container may skip whole stretches in silence. */
  static final long MIN_GAP_MICROS = 2_000_000;

  private final int numerator;
  private final int denominator;
  private final long stepMicros;
  private final Losses losses;

  private OptionalLong origin = OptionalLong.empty();
  private OptionalLong previous = OptionalLong.empty();
  private long shiftMicros;
  private long missing;
  private long repaired;

  /**
   * @param numerator of the stream's time base, above 0
   * @param denominator of the stream's time base, above 0: a stamp counts {@code numerator /
   *     denominator} seconds
   * @param stepMicros the nominal time from frame to frame, above 0; used for repairs only
   */
  PresentationClock(int numerator, int denominator, long stepMicros, Losses losses) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.stepMicros = stepMicros;
    this.losses = losses;
  }

  /** The time of the next frame to be shown. */
  MediaTime next(OptionalLong stamp) {
    long time;
    if (stamp.isEmpty()) {
      missing++;
      time = previous.isPresent() ? previous.getAsLong() + stepMicros : 0;
    } else if (origin.isEmpty()) {
      time = previous.isPresent() ? previous.getAsLong() + stepMicros : 0;
      // Frames without a stamp may have come first: the clock then starts behind them.
      origin = OptionalLong.of(micros(stamp.getAsLong()) - time);
    } else {
      time = micros(stamp.getAsLong()) - origin.getAsLong() + shiftMicros;
      if (previous.isPresent()) {
        time = follow(previous.getAsLong(), time);
      }
    }
    time = Math.max(0, time);
    previous = OptionalLong.of(time);
    return new MediaTime(time);
  }

  private long follow(long before, long time) {
    if (time > before) {
      if (time - before > Math.max(MIN_GAP_MICROS, 10 * stepMicros)) {
        losses.warn(
            String.format(
                Locale.ROOT,
                "no frames for %.1f s after %s",
                (time - before) / 1e6,
                new MediaTime(before)));
      }
      return time;
    }
    if (before - time <= MAX_REPAIR_MICROS) {
      repaired++;
      return before + Math.max(1, stepMicros / 2);
    }
    losses.warn(
        String.format(
            Locale.ROOT,
            "the stream's clock goes back by %.3f s at %s; later times are shifted to go on",
            (before - time) / 1e6,
            new MediaTime(before)));
    long resumed = before + stepMicros;
    shiftMicros += resumed - time;
    return resumed;
  }

  /** Where a stamp lies, without counting it as shown: for packets that gave no frame. */
  MediaTime locate(OptionalLong stamp) {
    long latest = previous.orElse(0);
    if (stamp.isEmpty() || origin.isEmpty()) {
      return new MediaTime(latest);
    }
    return new MediaTime(Math.max(0, micros(stamp.getAsLong()) - origin.getAsLong() + shiftMicros));
  }

  /** The stamp of a moment, in units of the time base. */
  long stampOf(MediaTime time) {
    double micros = time.micros() - shiftMicros + origin.orElse(0);
    return (long) Math.floor(micros * denominator / (1e6 * numerator));
  }

  /** Forgets which frame was shown last, because the reader has jumped; the origin stays. */
  void jumped() {
    previous = OptionalLong.empty();
  }

  /** Puts the repairs so far into words; called once, at the end. */
  void reportRepairs() {
    if (missing > 0) {
      losses.warn(
          "frames without a time stamp: %d; put one nominal step after the one before"
              .formatted(missing));
    }
    if (repaired > 0) {
      losses.warn(
          "time stamps that repeat the one before or go back: %d; put half a nominal step after it"
              .formatted(repaired));
    }
  }

  long stepMicros() {
    return stepMicros;
  }

  /** Rounded to the nearest microsecond; split so that no product leaves the range of a long. */
  private long micros(long stamp) {
    long units = stamp * numerator;
    long seconds = Math.floorDiv(units, (long) denominator);
    long rest = Math.floorMod(units, (long) denominator);
    return seconds * 1_000_000 + (rest * 1_000_000 + denominator / 2) / denominator;
  }
}
