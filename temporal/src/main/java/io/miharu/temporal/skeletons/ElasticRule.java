package io.miharu.temporal.skeletons;

import java.util.Arrays;
import java.util.List;

/**
 * How likenesses to learned clips become the shares of actions.
 *
 * <p>Clips are compared in {@value #VIEWS} ways: by all of {@link ElasticForm}'s groups together,
 * and by each alone. The likeness of two clips is {@code exp(-d)}, where d is the distance, or the
 * mean of the groups' distances, in units of its usual value, of the look at which it is least. In
 * each way every likeness has a weight for every action; the answer is the mean of the softmaxes of
 * the weighted sums. Ours; that a likeness is used as a feature, so that it need not be a positive
 * definite kernel, is after Pekalska and Duin, "Dissimilarity representations allow for building
 * good classifiers", Pattern Recognition Letters 2002. Immutable.
 */
public final class ElasticRule {

  /** All groups together, then each alone. */
  public static final int VIEWS = 1 + ElasticForm.GROUPS;

  /** Divides the sums, which lie about 0 and 1, before the softmax; the shares only rank. */
  private static final double SOFTNESS = 0.15;

  private final List<Double> units;

  /** {@code [VIEWS][actions][learned clips]}. */
  private final double[][][] weights;

  /**
   * @param units usual distance of two learned clips in each group, above 0
   * @param weights {@code [VIEWS][actions][learned clips]}, taken as they are
   */
  public ElasticRule(List<Double> units, double[][][] weights) {
    this.units = List.copyOf(units);
    this.weights = weights;
  }

  /** Usual distance of two learned clips in each group. */
  public List<Double> units() {
    return units;
  }

  /**
   * How alike two clips are in each way, above 0 and at most 1.
   *
   * @param looks distances in each group, for each way to look at one of them
   * @param units of the groups
   */
  public static double[] likenesses(double[][] looks, List<Double> units) {
    double[] least = new double[VIEWS];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (double[] look : looks) {
      double sum = 0;
      for (int group = 0; group < look.length; group++) {
        double distance = look[group] / units.get(group);
        least[1 + group] = Math.min(least[1 + group], distance);
        sum += distance;
      }
      least[0] = Math.min(least[0], sum / look.length);
    }
    Arrays.setAll(least, view -> Math.exp(-least[view]));
    return least;
  }

  /**
   * The share of each action, adding up to 1; not calibrated.
   *
   * @param likenesses {@code [learned clips][VIEWS]}
   */
  public double[] shares(double[][] likenesses) {
    int learned = weights[0][0].length;
    if (likenesses.length != learned) {
      throw new IllegalArgumentException(
          "the rule weighs %d clips, got likenesses to %d".formatted(learned, likenesses.length));
    }
    double[] mean = new double[weights[0].length];
    for (int view = 0; view < VIEWS; view++) {
      double[] exponentials = new double[mean.length];
      for (int action = 0; action < mean.length; action++) {
        double sum = 0;
        for (int clip = 0; clip < learned; clip++) {
          sum += likenesses[clip][view] * weights[view][action][clip];
        }
        exponentials[action] = Math.exp(sum / SOFTNESS);
      }
      double all = Arrays.stream(exponentials).sum();
      for (int action = 0; action < mean.length; action++) {
        mean[action] += exponentials[action] / all / VIEWS;
      }
    }
    return mean;
  }
}
