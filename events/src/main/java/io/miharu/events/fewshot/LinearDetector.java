package io.miharu.events.fewshot;

import java.util.Arrays;

/** A weighted sum of concept values, {@code f(x) = w x + b}. A score: it ranks. Immutable. */
public final class LinearDetector {

  private final double[] weights;
  private final double bias;

  public LinearDetector(double[] weights, double bias) {
    this.weights = weights.clone();
    this.bias = bias;
  }

  /** One weight per concept, [C]; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  public double bias() {
    return bias;
  }

  /**
   * @param x [C], finite
   */
  public double score(double[] x) {
    return Vectors.dot(weights, x) + bias;
  }

  /** What each concept adds to the score, [C]; with the bias they add up to it. */
  public double[] contributions(double[] x) {
    double[] parts = new double[weights.length];
    Arrays.setAll(parts, c -> weights[c] * x[c]);
    return parts;
  }

  /** The score of x had concept {@code c} been as it is on average in the background (0). */
  public double scoreWithout(double[] x, int c) {
    return score(x) - weights[c] * x[c];
  }
}
