package io.miharu.events.index.exchange;

/**
 * How the numbers of a file become probabilities. Immutable.
 *
 * @param logits whether they are logits: then p = 1 / (1 + exp(-factor x)), else p = factor x
 * @param factor what each is multiplied by first, finite and not 0
 */
public record ScoreScale(boolean logits, double factor) {

  /** The numbers are probabilities. */
  public static final ScoreScale PROBABILITIES = new ScoreScale(false, 1);

  /** How far above 1 rounding may have put a probability. */
  private static final double ROUNDING = 1e-4;

  public ScoreScale {
    if (!(Math.abs(factor) > 0 && Math.abs(factor) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scores are multiplied by a finite number other than 0, got " + factor);
    }
  }

  /**
   * The probability in [0, 1]; NaN for NaN.
   *
   * @throws IllegalArgumentException when it is none, with what to try
   */
  public float probability(double score) {
    if (Double.isNaN(score)) {
      return Float.NaN;
    }
    double p = logits ? 1 / (1 + Math.exp(-factor * score)) : factor * score;
    if (p > 1 && p <= 1 + ROUNDING) {
      p = 1;
    }
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "a probability lies in [0, 1], got %s; pass --logits for logits, or --scale 0.5 to halve"
              .formatted(p));
    }
    return (float) p;
  }
}
