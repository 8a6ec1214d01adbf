package io.miharu.temporal.skeletons;

import java.util.Arrays;
import java.util.List;

/**
 * How likenesses to learned clips become the shares of actions: every likeness has a weight for
 * every action, and the softmax of the weighted sums is the answer.
 *
 * <p>The likeness of two clips is {@code exp(-d)}, where d is the mean over {@link ElasticForm}'s
 * groups of the distance in units of its usual value, of the look at which d is least. Ours; that a
 * likeness is used as a feature, so that it need not be a positive definite kernel, is after
 * Pekalska and Duin, "Dissimilarity representations allow for building good classifiers", Pattern
 * Recognition Letters 2002. Immutable.
 */
public final class ElasticRule {

  /** Divides the sums, which lie about 0 and 1, before the softmax; the shares only rank. */
  private static final double SOFTNESS = 0.15;

  private final List<Double> units;

  /** {@code [actions][learned clips]}. */
  private final double[][] weights;

  /**
   * @param units usual distance of two learned clips in each group, above 0
   * @param weights {@code [actions][learned clips]}, taken as they are
   */
  public ElasticRule(List<Double> units, double[][] weights) {
    this.units = List.copyOf(units);
    this.weights = weights;
  }

  /** Usual distance of two learned clips in each group. */
  public List<Double> units() {
    return units;
  }

  /**
   * How alike two clips are, above 0 and at most 1.
   *
   * @param looks distances in each group, for each way to look at one of them
   * @param units of the groups
   */
  public static double likeness(double[][] looks, List<Double> units) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] look : looks) {
      double sum = 0;
      for (int group = 0; group < look.length; group++) {
        sum += look[group] / units.get(group);
      }
      least = Math.min(least, sum / look.length);
    }
    return Math.exp(-least);
  }

  /**
   * The share of each action, adding up to 1; not calibrated.
   *
   * @param likenesses to each learned clip
   */
  public double[] shares(double[] likenesses) {
    int learned = weights[0].length;
    if (likenesses.length != learned) {
      throw new IllegalArgumentException(
          "the rule weighs %d clips, got likenesses to %d".formatted(learned, likenesses.length));
    }
    double[] shares = new double[weights.length];
    for (int action = 0; action < shares.length; action++) {
      double sum = 0;
      for (int clip = 0; clip < learned; clip++) {
        sum += likenesses[clip] * weights[action][clip];
      }
      shares[action] = Math.exp(sum / SOFTNESS);
    }
    double all = Arrays.stream(shares).sum();
    for (int action = 0; action < shares.length; action++) {
      shares[action] /= all;
    }
    return shares;
  }
}
