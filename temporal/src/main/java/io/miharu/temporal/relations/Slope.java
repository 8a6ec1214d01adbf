package io.miharu.temporal.relations;

/**
 * Turns a measured quantity into a probability: the logistic function, a half at the limit, 0.88
 * two widths beyond it. This is the calibration of all concepts of this package.
 */
final class Slope {

  private Slope() {}

  /** The probability that {@code value} is above {@code limit}; 0 for NaN. */
  static double above(double value, double limit, double width) {
    return Double.isNaN(value) ? 0 : 1 / (1 + Math.exp(-(value - limit) / width));
  }

  /** The probability that {@code value} is below {@code limit}; 0 for NaN. */
  static double below(double value, double limit, double width) {
    return above(-value, -limit, width);
  }
}
