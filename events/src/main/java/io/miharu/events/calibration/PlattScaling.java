package io.miharu.events.calibration;

/**
 * Turns a raw score into a probability with a sigmoid, {@code p = 1 / (1 + exp(A s + B))}.
 *
 * <p>Source: Platt 1999, with the targets {@code t+ = (N+ + 1) / (N+ + 2)} and {@code t- = 1 / (N-
 * + 2)} that keep it sane with few clips, and the Newton iteration of Lin, Lin and Weng, "A note on
 * Platt's probabilistic outputs", 2007; event detection, section 3. The probability is right for
 * the share of positives among the clips it was fitted on. Immutable.
 *
 * @param a slope, negative where a higher score means more likely
 * @param b offset
 */
public record PlattScaling(double a, double b) {

  private static final int MAX_ROUNDS = 100;

  public PlattScaling {
    if (!(Double.isFinite(a) && Double.isFinite(b))) {
      throw new IllegalArgumentException(
          "a sigmoid needs finite A and B, got %s, %s".formatted(a, b));
    }
  }

  /** The target of a positive clip when there are {@code positives} of them. */
  public static double positiveTarget(int positives) {
    return (positives + 1.0) / (positives + 2.0);
  }

  /** The target of a negative clip when there are {@code negatives} of them. */
  public static double negativeTarget(int negatives) {
    return 1.0 / (negatives + 2.0);
  }

  /**
   * @param scores raw scores of labelled clips, [N], finite
   * @param positive whether each clip holds the concept; both kinds must occur
   */
  public static PlattScaling fit(double[] scores, boolean[] positive) {
    int positives = 0;
    for (boolean is : positive) {
      positives += is ? 1 : 0;
    }
    int negatives = positive.length - positives;
    if (scores.length != positive.length || positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "calibration needs clips of both kinds, got %d scores, %d positive and %d negative clips; use rank-normal without labels"
              .formatted(scores.length, positives, negatives));
    }
    double[] targets = new double[scores.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? positiveTarget(positives) : negativeTarget(negatives);
    }
    return newton(scores, targets, Math.log((negatives + 1.0) / (positives + 1.0)));
  }

  /** The clipped logit, {@code -(A s + B)}. */
  public double logit(double score) {
    return Logits.clip(-(a * score + b));
  }

  /** Calibrated, in (0, 1). */
  public double probability(double score) {
    return Logits.probability(logit(score));
  }

  private static PlattScaling newton(double[] scores, double[] targets, double startB) {
    double a = 0;
    double b = startB;
    double loss = loss(scores, targets, a, b);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double haa = 1e-12; // keeps the step finite when all scores are equal
      double hbb = 1e-12;
      double hab = 0;
      double ga = 0;
      double gb = 0;
      for (int i = 0; i < scores.length; i++) {
        double p = Logits.probability(-(a * scores[i] + b));
        double curvature = p * (1 - p);
        haa += scores[i] * scores[i] * curvature;
        hbb += curvature;
        hab += scores[i] * curvature;
        ga += scores[i] * (targets[i] - p);
        gb += targets[i] - p;
      }
      if (Math.abs(ga) < 1e-10 && Math.abs(gb) < 1e-10) {
        break;
      }
      double determinant = haa * hbb - hab * hab;
      double da = -(hbb * ga - hab * gb) / determinant;
      double db = -(haa * gb - hab * ga) / determinant;
      double step = 1;
      double next = loss(scores, targets, a + da, b + db);
      while (next > loss && step > 1e-10) {
        step /= 2;
        next = loss(scores, targets, a + step * da, b + step * db);
      }
      if (!(next <= loss)) {
        break;
      }
      a += step * da;
      b += step * db;
      loss = next;
    }
    return new PlattScaling(a, b);
  }

  private static double loss(double[] scores, double[] targets, double a, double b) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double f = a * scores[i] + b;
      // -(t ln p + (1 - t) ln(1 - p)), without overflow.
      sum +=
          f >= 0
              ? targets[i] * f + Math.log1p(Math.exp(-f))
              : (targets[i] - 1) * f + Math.log1p(Math.exp(f));
    }
    return sum;
  }
}
