package io.miharu.events.fewshot;

import java.util.Arrays;

/**
 * Where clips lie by their concepts, so that distances mean something: fitted on background clips,
 * without any label.
 *
 * <p>Two kinds. {@link #ofLogits} standardises each concept: mean 0 and deviation 1 over the
 * background (event detection, section 7). {@link #ofShares} is for the scores of a classifier
 * whose concepts exclude each other, so that each clip's scores are shares of one whole: they are
 * raised to a power below 1, brought to length 1, standardised, and brought to length 1 again. The
 * first length takes out how much of the whole fell to concepts we cannot see, the second how far a
 * clip is from the average; what is left is which concepts stand out, by how much more than usual.
 * One more value stands at the end, the <i>dominance</i>: how much of the whole the largest concept
 * has, standardised. Where concepts exclude each other, a clip that one of them explains alone
 * shows that concept and no event beside it; a clip that none explains is open. Immutable.
 */
public final class VideoSpace {

  /** Between a logarithm, which drowns in tiny scores, and a root, which sees only the largest. */
  public static final double SHARE_POWER = 0.2;

  /** How far the dominance may move a clip of length 1. */
  static final double DOMINANCE_SCALE = 0.2;

  /** What the dominance says against an event of which nothing else is known, in w_prior. */
  static final double DOMINANCE_PRIOR = -0.25;

  /** Length of w_prior in a space of logits: event detection, section 7. */
  static final double PRIOR_LENGTH = 0.6;

  private final double[] mean;
  private final double[] deviation;
  private final double power;

  private VideoSpace(double[] mean, double[] deviation, double power) {
    this.mean = mean;
    this.deviation = deviation;
    this.power = power;
  }

  /**
   * For calibrated logits.
   *
   * @param background [N][C], N at least 2
   */
  public static VideoSpace ofLogits(double[][] background) {
    return fit(background, Double.NaN);
  }

  /**
   * For scores of concepts that exclude each other.
   *
   * @param background [N][C], 0 or more each, N at least 2
   */
  public static VideoSpace ofShares(double[][] background) {
    return fit(background, SHARE_POWER);
  }

  private static VideoSpace fit(double[][] background, double power) {
    if (background.length < 2) {
      throw new IllegalArgumentException(
          "a space needs two background clips or more, got %d; index more video"
              .formatted(background.length));
    }
    double n = background.length;
    double[][] rows = new double[background.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = raised(background[i], power);
    }
    double[] mean = new double[rows[0].length];
    double[] square = new double[mean.length];
    for (double[] row : rows) {
      Vectors.add(mean, 1 / n, row);
    }
    for (double[] row : rows) {
      for (int c = 0; c < mean.length; c++) {
        square[c] += (row[c] - mean[c]) * (row[c] - mean[c]);
      }
    }
    // A concept that never changes says nothing; 1 keeps it at 0.
    double[] deviation = Arrays.stream(square).map(s -> s > 0 ? Math.sqrt(s / n) : 1).toArray();
    return new VideoSpace(mean, deviation, power);
  }

  /** Length of a placed clip: the concepts, and in a space of shares one more. */
  public int dimensions() {
    return mean.length;
  }

  /**
   * Where a clip lies, [{@link #dimensions}]; in a space of shares all but the last value have
   * length 1 together.
   */
  public double[] place(double[] scores) {
    double[] x = raised(scores, power);
    if (x.length != mean.length) {
      throw new IllegalArgumentException(
          "clips of this space have %d values, got one of %d".formatted(mean.length, x.length));
    }
    for (int c = 0; c < x.length; c++) {
      x[c] = (x[c] - mean[c]) / deviation[c];
    }
    if (Double.isNaN(power)) {
      return x;
    }
    int last = x.length - 1;
    double[] placed = Arrays.copyOf(Vectors.unit(Arrays.copyOf(x, last)), x.length);
    placed[last] = DOMINANCE_SCALE * x[last];
    return placed;
  }

  /**
   * The zero-shot detector as weights of this space, w_prior.
   *
   * @param relations r_c of every concept, [C], 0 where it says nothing
   */
  public double[] prior(double[] relations) {
    double[] unit = Vectors.unit(relations);
    if (Double.isNaN(power)) {
      return Arrays.stream(unit).map(r -> PRIOR_LENGTH * r).toArray();
    }
    double[] prior = Arrays.copyOf(unit, unit.length + 1);
    prior[unit.length] = DOMINANCE_PRIOR;
    return prior;
  }

  /** The share of the largest concept in the whole, in [0, 1]; 0 where all scores are 0. */
  static double dominance(double[] shares) {
    double sum = 0;
    double most = 0;
    for (double share : shares) {
      sum += share;
      most = Math.max(most, share);
    }
    return sum > 0 ? most / sum : 0;
  }

  /** What is standardised: logits as they are, or the powers of shares, and the dominance. */
  private static double[] raised(double[] scores, double power) {
    if (Double.isNaN(power)) {
      return scores.clone();
    }
    double[] powers = new double[scores.length];
    for (int c = 0; c < powers.length; c++) {
      if (!(scores[c] >= 0)) { // written so that NaN fails too
        throw new IllegalArgumentException(
            "shares must be 0 or more, got %s for concept %d; use logits instead"
                .formatted(scores[c], c));
      }
      powers[c] = Math.pow(scores[c], power);
    }
    double[] raised = Arrays.copyOf(Vectors.unit(powers), powers.length + 1);
    raised[powers.length] = dominance(scores);
    return raised;
  }
}
