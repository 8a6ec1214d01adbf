package io.miharu.events;

import io.miharu.core.TimeSpan;
import java.time.Duration;

/**
 * How one stretch of time lies to another: Allen's thirteen relations, of which always exactly one
 * holds. Spans are half-open, so the one that ends at 5 s <em>meets</em> the one that starts at 5
 * s.
 *
 * <p>Source: Allen, "Maintaining knowledge about temporal intervals", Communications of the ACM
 * 26(11), 1983, figure 2; event detection, section 6. Ours: a tolerance for "equal", and the order
 * of questions that makes the answer unique when a span is shorter than the tolerance: first
 * whether both ends are equal, then each alone, then who comes first.
 */
public enum AllenRelation {
  /** Ends before the other starts. */
  BEFORE,
  /** Ends when the other starts. */
  MEETS,
  /** Starts first, and ends while the other lasts. */
  OVERLAPS,
  /** Both start together, and it ends first. */
  STARTS,
  /** Starts later and ends earlier. */
  DURING,
  /** Starts later, and both end together. */
  FINISHES,
  /** Both start and both end together. */
  EQUALS,
  /** Starts earlier, and both end together. */
  FINISHED_BY,
  /** Starts earlier and ends later. */
  CONTAINS,
  /** Both start together, and it ends last. */
  STARTED_BY,
  /** Starts while the other lasts, and ends last. */
  OVERLAPPED_BY,
  /** Starts when the other ends. */
  MET_BY,
  /** Starts after the other has ended. */
  AFTER;

  /**
   * How {@code first} lies to {@code second}.
   *
   * @param tolerance two ends at most this far apart are equal; half a grid step where both spans
   *     lie on one grid
   */
  public static AllenRelation between(TimeSpan first, TimeSpan second, Duration tolerance) {
    Checks.notNegative("tolerance", tolerance);
    long micros = tolerance.toNanos() / 1000;
    long a = first.start().micros();
    long b = first.end().micros();
    long c = second.start().micros();
    long d = second.end().micros();
    return of(
        compare(a, c, micros), compare(b, d, micros), compare(b, c, micros), compare(a, d, micros));
  }

  /**
   * The relation by the signs of four differences.
   *
   * @param starts of first's start less second's start
   * @param ends of first's end less second's end
   * @param endToStart of first's end less second's start
   * @param startToEnd of first's start less second's end
   */
  static AllenRelation of(int starts, int ends, int endToStart, int startToEnd) {
    if (starts == 0) {
      return ends == 0 ? EQUALS : ends < 0 ? STARTS : STARTED_BY;
    } else if (ends == 0) {
      return starts > 0 ? FINISHES : FINISHED_BY;
    } else if (starts < 0 && ends < 0) {
      return endToStart < 0 ? BEFORE : endToStart == 0 ? MEETS : OVERLAPS;
    } else if (starts > 0 && ends > 0) {
      return startToEnd > 0 ? AFTER : startToEnd == 0 ? MET_BY : OVERLAPPED_BY;
    }
    return starts > 0 ? DURING : CONTAINS;
  }

  static int compare(long a, long b, long tolerance) {
    return Math.abs(a - b) <= tolerance ? 0 : Long.signum(a - b);
  }

  /** How the second lies to the first: after for before. */
  public AllenRelation inverse() {
    return switch (this) {
      case BEFORE -> AFTER;
      case MEETS -> MET_BY;
      case OVERLAPS -> OVERLAPPED_BY;
      case STARTS -> STARTED_BY;
      case DURING -> CONTAINS;
      case FINISHES -> FINISHED_BY;
      case EQUALS -> EQUALS;
      case FINISHED_BY -> FINISHES;
      case CONTAINS -> DURING;
      case STARTED_BY -> STARTS;
      case OVERLAPPED_BY -> OVERLAPS;
      case MET_BY -> MEETS;
      case AFTER -> BEFORE;
    };
  }
}
