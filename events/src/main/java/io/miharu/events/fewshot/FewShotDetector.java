package io.miharu.events.fewshot;

import io.miharu.events.calibration.PlattScaling;

/**
 * An event learned from a few examples.
 *
 * @param linear its weights
 * @param probability makes a probability of a score: from three positives on fitted on what the
 *     detector says of each example when it has not learned from that one; right for the share of
 *     positives among the examples
 * @param lambda with which it was fitted
 * @param positives how many positive examples it saw
 */
public record FewShotDetector(
    LinearDetector linear, PlattScaling probability, double lambda, int positives) {

  /** Calibrated, in (0, 1). */
  public double probability(double[] x) {
    return probability.probability(linear.score(x));
  }

  /** What the probability would be had concept {@code c} been as on average in the background. */
  public double probabilityWithout(double[] x, int c) {
    return probability.probability(linear.scoreWithout(x, c));
  }
}
