package io.miharu.events.fewshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Clips to learn from: concept values, what to say of each, and how much each counts.
 *
 * <p>Shape [N][C] and twice [N]. Immutable; the rows are shared, not copied, and must stay as they
 * are.
 */
public final class WeightedExamples {

  private final double[][] x;
  private final double[] y;
  private final double[] weights;

  /**
   * @param x concept values, [N][C], finite
   * @param y targets, [N]
   * @param weights how much each counts, [N], above 0
   */
  public WeightedExamples(double[][] x, double[] y, double[] weights) {
    if (x.length != y.length || x.length != weights.length) {
      throw new IllegalArgumentException(
          "needs one target and one weight per clip, got %d clips, %d targets, %d weights"
              .formatted(x.length, y.length, weights.length));
    }
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != x[0].length || !(weights[i] > 0)) {
        throw new IllegalArgumentException(
            "clip %d: needs %d concepts and a weight above 0, got %d and %s"
                .formatted(i, x[0].length, x[i].length, weights[i]));
      }
    }
    this.x = x.clone();
    this.y = y.clone();
    this.weights = weights.clone();
  }

  /**
   * Targets +1 and -1, weighted so that the clips of each kind together count as ten: source, event
   * detection, section 7.
   */
  public static WeightedExamples balanced(List<double[]> positives, List<double[]> negatives) {
    List<double[]> all = new ArrayList<>(positives);
    all.addAll(negatives);
    double[] y = new double[all.size()];
    double[] weights = new double[all.size()];
    for (int i = 0; i < y.length; i++) {
      boolean positive = i < positives.size();
      y[i] = positive ? 1 : -1;
      weights[i] = CLASS_MASS / (positive ? positives.size() : negatives.size());
    }
    return new WeightedExamples(all.toArray(double[][]::new), y, weights);
  }

  private static final double CLASS_MASS = 10;

  int size() {
    return x.length;
  }

  double[] x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** The weighted mean clip, [C]. */
  double[] meanX() {
    double[] mean = new double[x[0].length];
    double mass = mass();
    for (int i = 0; i < x.length; i++) {
      Vectors.add(mean, weights[i] / mass, x[i]);
    }
    return mean;
  }

  double meanY() {
    return Vectors.dot(weights, y) / mass();
  }

  double mass() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The same with every clip and target moved by these. */
  WeightedExamples minus(double[] meanX, double meanY) {
    double[][] moved = new double[x.length][];
    double[] movedY = y.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i].clone();
      Vectors.add(moved[i], -1, meanX);
      movedY[i] -= meanY;
    }
    return new WeightedExamples(moved, movedY, weights);
  }
}
