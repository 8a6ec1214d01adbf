package io.miharu.ingest.live;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before connecting again: longer after each failure in a row, up to a limit, and
 * never quite the same, so that a hundred cameras behind one switch do not come back in one moment.
 * Immutable.
 *
 * @param first the wait after the first failure, above 0
 * @param factor by which each wait is longer than the one before, 1 or more
 * @param longest no wait is longer than this, but for the jitter
 * @param jitter how far a wait may lie from its plan, as a share of it, in [0, 1)
 */
public record BackOff(Duration first, double factor, Duration longest, double jitter) {

  /** Half a second, doubled up to half a minute, a fifth more or less. */
  public static final BackOff DEFAULT =
      new BackOff(Duration.ofMillis(500), 2, Duration.ofSeconds(30), 0.2);

  public BackOff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits start above 0 and end no shorter than they start, got %s to %s"
              .formatted(first, longest));
    }
    if (!(factor >= 1 && jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException(
          "a factor of 1 or more and a jitter in [0, 1), got %s and %s".formatted(factor, jitter));
    }
  }

  /**
   * The wait after {@code failures} failures in a row: first · factor^(failures - 1), at most
   * longest, times 1 ± jitter.
   *
   * @param failures 1 or more
   */
  public Duration after(int failures, Random random) {
    double planned = first.toNanos() * Math.pow(factor, failures - 1);
    double limited = Math.min(planned, (double) longest.toNanos());
    return Duration.ofNanos((long) (limited * (1 + jitter * (2 * random.nextDouble() - 1))));
  }
}
