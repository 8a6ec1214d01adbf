package io.miharu.events.index;

import io.miharu.core.MediaTime;

/**
 * The fixed time grid of an index. Step t covers {@code [t, t + 1)} times the step from the first
 * frame; a minute is the whole number of steps nearest to 60 s, at least one. Immutable.
 *
 * @param stepMicros length of a step in microseconds, from 1 ms to 1 h
 */
public record TimeGrid(long stepMicros) {

  /** Two steps a second. */
  public static final TimeGrid DEFAULT = new TimeGrid(500_000);

  private static final long MINUTE_MICROS = 60_000_000;
  private static final long MIN_MICROS = 1_000;
  private static final long MAX_MICROS = 60 * MINUTE_MICROS;

  public TimeGrid {
    if (stepMicros < MIN_MICROS || stepMicros > MAX_MICROS) {
      throw new IllegalArgumentException(
          "a step of the time grid lasts 0.001 s to 3600 s, got " + stepMicros / 1e6 + " s");
    }
  }

  /** The grid whose steps last this many seconds. */
  public static TimeGrid ofSeconds(double seconds) {
    return new TimeGrid(Math.round(seconds * 1e6));
  }

  public double stepSeconds() {
    return stepMicros / 1e6;
  }

  /** Steps in a minute, from 1 on. */
  public int stepsPerMinute() {
    return (int) Math.max(1, Math.round((double) MINUTE_MICROS / stepMicros));
  }

  /** The step that holds {@code time}. */
  public int step(MediaTime time) {
    return Math.toIntExact(time.micros() / stepMicros);
  }

  /** How many steps are nearest to {@code seconds}, at least one. */
  public int steps(double seconds) {
    return (int) Math.max(1, Math.round(seconds * 1e6 / stepMicros));
  }

  /** When {@code step} begins. */
  public MediaTime start(int step) {
    return new MediaTime(step * stepMicros);
  }
}
