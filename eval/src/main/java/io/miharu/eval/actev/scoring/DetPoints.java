package io.miharu.eval.actev.scoring;

import java.util.List;

/**
 * The points of one detection error trade-off, best score first. Immutable.
 *
 * @param rate what counts the false alarms: {@code RFA} or {@code TFA}
 * @param scores the system's, as it wrote them; empty for a mean of curves
 * @param falseAlarms in the unit of the rate, NaN where it is undefined
 * @param misses from 0 to 1, NaN without a true instance
 */
record DetPoints(String rate, List<Number> scores, List<Double> falseAlarms, List<Double> misses) {

  /** How many points the reference reads a mean curve at. */
  private static final int MEAN_POINTS = 500;

  DetPoints {
    scores = List.copyOf(scores);
    falseAlarms = List.copyOf(falseAlarms);
    misses = List.copyOf(misses);
  }

  /** Whether there is a point, and no point has an undefined part. */
  boolean isDrawn() {
    return !falseAlarms.isEmpty()
        && falseAlarms.stream().noneMatch(value -> value.isNaN())
        && misses.stream().noneMatch(value -> value.isNaN());
  }

  /**
   * The mean miss rate at 500 false alarm rates from 0 to 1, over the curves that are drawn; empty
   * without any. A curve is straight between its points and level before and behind them.
   */
  static DetPoints mean(String rate, List<DetPoints> curves) {
    List<DetPoints> drawn = curves.stream().filter(DetPoints::isDrawn).toList();
    if (drawn.isEmpty()) {
      return new DetPoints(rate, List.of(), List.of(), List.of());
    }
    Double[] falseAlarms = new Double[MEAN_POINTS];
    Double[] misses = new Double[MEAN_POINTS];
    int[] next = new int[drawn.size()];
    for (int i = 0; i < MEAN_POINTS; i++) {
      double x = i / (MEAN_POINTS - 1.0);
      double sum = 0;
      for (int c = 0; c < next.length; c++) {
        DetPoints curve = drawn.get(c);
        while (next[c] < curve.falseAlarms.size() && curve.falseAlarms.get(next[c]) <= x) {
          next[c]++;
        }
        sum += curve.before(next[c], x);
      }
      falseAlarms[i] = x;
      misses[i] = sum / next.length;
    }
    return new DetPoints(rate, List.of(), List.of(falseAlarms), List.of(misses));
  }

  /** The miss rate at {@code x}, which lies before the point {@code next} and not before others. */
  private double before(int next, double x) {
    if (next == 0 || next == misses.size()) {
      return misses.get(Math.max(next - 1, 0));
    }
    double from = falseAlarms.get(next - 1);
    double share = (x - from) / (falseAlarms.get(next) - from);
    return misses.get(next - 1) + share * (misses.get(next) - misses.get(next - 1));
  }
}
