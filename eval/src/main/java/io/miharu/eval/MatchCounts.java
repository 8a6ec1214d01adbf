package io.miharu.eval;

/**
 * What came of matching found things with true ones: evidence that can be added up over frames,
 * videos and runs, and divided once, at the end. Immutable.
 *
 * @param hits found things that are true, 0 or more
 * @param falseAlarms found things that are not, 0 or more
 * @param misses true things that were not found, 0 or more
 */
public record MatchCounts(long hits, long falseAlarms, long misses) {

  /** Of nothing at all. */
  public static final MatchCounts NONE = new MatchCounts(0, 0, 0);

  public MatchCounts {
    if (hits < 0 || falseAlarms < 0 || misses < 0) {
      throw new IllegalArgumentException(
          "counts must be 0 or more, got %d hits, %d false alarms, %d misses"
              .formatted(hits, falseAlarms, misses));
    }
  }

  public MatchCounts plus(MatchCounts other) {
    return new MatchCounts(
        hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
  }

  /** How many true things there were. */
  public long truths() {
    return hits + misses;
  }

  /** How many things were found, rightly or wrongly. */
  public long found() {
    return hits + falseAlarms;
  }

  /** The share of what was found that is true, in [0, 1]; NaN when nothing was found. */
  public double precision() {
    return found() == 0 ? Double.NaN : (double) hits / found();
  }

  /** The share of what is true that was found, in [0, 1]; NaN when nothing is true. */
  public double recall() {
    return truths() == 0 ? Double.NaN : (double) hits / truths();
  }

  /**
   * The harmonic mean of precision and recall, in [0, 1]; NaN when nothing is true and nothing was
   * found.
   */
  public double f1() {
    long both = truths() + found();
    return both == 0 ? Double.NaN : 2.0 * hits / both;
  }
}
