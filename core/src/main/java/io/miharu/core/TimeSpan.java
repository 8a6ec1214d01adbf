package io.miharu.core;

import java.time.Duration;

/**
 * A stretch of a video, half-open: {@code start} belongs to it, {@code end} does not. When both are
 * equal the span is an instant, which lasts no time. Immutable.
 */
public record TimeSpan(MediaTime start, MediaTime end) {

  public TimeSpan {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "a time span must end at or after its start, got %s to %s".formatted(start, end));
    }
  }

  /** The span of no length at {@code time}. */
  public static TimeSpan instant(MediaTime time) {
    return new TimeSpan(time, time);
  }

  /** The span from {@code start} to {@code end}, both in seconds from the first frame. */
  public static TimeSpan ofSeconds(double start, double end) {
    return new TimeSpan(MediaTime.ofSeconds(start), MediaTime.ofSeconds(end));
  }

  public Duration duration() {
    return end.since(start);
  }

  public double seconds() {
    return end.secondsSince(start);
  }

  public boolean contains(MediaTime time) {
    return !time.isBefore(start) && time.isBefore(end);
  }

  /** Seconds that both spans share, 0 when they are apart or only touch. */
  public double overlapSeconds(TimeSpan other) {
    long from = Math.max(start.micros(), other.start.micros());
    long to = Math.min(end.micros(), other.end.micros());
    return Math.max(0, to - from) / 1e6;
  }

  /** Temporal intersection over union in [0, 1]; 0 when both spans are instants. */
  public double iou(TimeSpan other) {
    double shared = overlapSeconds(other);
    double union = seconds() + other.seconds() - shared;
    return union > 0 ? shared / union : 0;
  }

  /** The smallest span that holds both. */
  public TimeSpan hull(TimeSpan other) {
    return new TimeSpan(
        start.isBefore(other.start) ? start : other.start,
        end.isAfter(other.end) ? end : other.end);
  }
}
