package io.miharu.eval.statistics;

/**
 * Where a score lies, at a level of confidence that its maker knows.
 *
 * @param low NaN, like {@code high}, where there is no interval
 * @param high at least {@code low}
 */
public record Interval(double low, double high) {

  /** Where the score is undefined, or stands on a single unit. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "an interval must end at or after its start, got %s to %s".formatted(low, high));
    }
  }

  /** Whether there is an interval at all. */
  public boolean isDefined() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
