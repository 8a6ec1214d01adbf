package io.miharu.events.calibration;

/**
 * The scale that evidence is added on: {@code l = ln(p / (1 - p))}, clipped to [-6, 6].
 *
 * <p>Source: event detection, section 3. NaN means that the detector did not run, and stays NaN.
 */
public final class Logits {

  /** Logits are clipped to this on both sides: one detector may not outvote all others. */
  public static final double CLIP = 6;

  private Logits() {}

  /** The clipped logit of a probability in [0, 1]; NaN of NaN. */
  public static double of(double probability) {
    return clip(Math.log(probability / (1 - probability)));
  }

  /** {@code logit} within [-6, 6]; NaN of NaN. */
  public static double clip(double logit) {
    return Math.max(-CLIP, Math.min(CLIP, logit));
  }

  /** The probability that has this logit, in (0, 1). */
  public static double probability(double logit) {
    // Two forms, so that the exponential never overflows.
    if (logit >= 0) {
      return 1 / (1 + Math.exp(-logit));
    }
    double odds = Math.exp(logit);
    return odds / (1 + odds);
  }
}
