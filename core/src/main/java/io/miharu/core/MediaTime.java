package io.miharu.core;

import java.time.Duration;
import java.util.Locale;

/**
 * A moment of a video, in whole microseconds from its first frame.
 *
 * <p>Taken from the stream's own time stamps, never from a frame number and a rate: cameras drop
 * frames, and phones vary their rate. Never negative: streams whose stamps begin below zero, or at
 * an hour, are shifted so that their first frame is at zero. Immutable.
 *
 * @param micros microseconds from the first frame, 0 or more
 */
public record MediaTime(long micros) implements Comparable<MediaTime> {

  /** The first frame. */
  public static final MediaTime ZERO = new MediaTime(0);

  public MediaTime {
    if (micros < 0) {
      throw new IllegalArgumentException(
          "media time must be 0 or more microseconds from the first frame, got " + micros);
    }
  }

  /** The moment {@code seconds} after the first frame, rounded to the nearest microsecond. */
  public static MediaTime ofSeconds(double seconds) {
    if (!(seconds >= 0 && seconds <= Long.MAX_VALUE / 1e6)) { // written so that NaN fails too
      throw new IllegalArgumentException("media time must be 0 s or more, got " + seconds);
    }
    return new MediaTime(Math.round(seconds * 1e6));
  }

  /** Seconds from the first frame. */
  public double seconds() {
    return micros / 1e6;
  }

  /**
   * This moment, {@code duration} later; a moment before the first frame becomes the first frame.
   */
  public MediaTime plus(Duration duration) {
    return new MediaTime(Math.max(0, micros + duration.toNanos() / 1000));
  }

  /**
   * This moment, {@code duration} earlier; a moment before the first frame becomes the first frame.
   */
  public MediaTime minus(Duration duration) {
    // Not plus(duration.negated()): that goes through BigDecimal, and the matcher asks often.
    return new MediaTime(Math.max(0, micros - duration.toNanos() / 1000));
  }

  /** How long after {@code earlier} this moment is; negative when it is before. */
  public Duration since(MediaTime earlier) {
    return Duration.ofNanos((micros - earlier.micros) * 1000);
  }

  /** Seconds from {@code earlier} to this moment; negative when it is before. */
  public double secondsSince(MediaTime earlier) {
    return (micros - earlier.micros) / 1e6;
  }

  public boolean isBefore(MediaTime other) {
    return micros < other.micros;
  }

  public boolean isAfter(MediaTime other) {
    return micros > other.micros;
  }

  @Override
  public int compareTo(MediaTime other) {
    return Long.compare(micros, other.micros);
  }

  /** Minutes and seconds, {@code 3:07.25}; with hours from the first hour on. */
  @Override
  public String toString() {
    long centis = Math.round(micros / 1e4);
    long hours = centis / 360_000;
    long minutes = centis / 6_000 % 60;
    double seconds = centis % 6_000 / 100.0;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%05.2f", hours, minutes, seconds)
        : String.format(Locale.ROOT, "%d:%05.2f", minutes, seconds);
  }
}
