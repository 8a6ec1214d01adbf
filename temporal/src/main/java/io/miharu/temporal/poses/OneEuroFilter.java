package io.miharu.temporal.poses;

/**
 * A low-pass filter of one signal whose cut-off rises with the signal's speed: steady at rest,
 * quick in motion.
 *
 * <p>Source: Casiez, Roussel and Vogel, "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy
 * Input in Interactive Systems", CHI 2012, algorithm 1 and equations 3 to 7; its {@code d_cutoff}
 * is 1 Hz as there. Not thread-safe.
 */
final class OneEuroFilter {

  private static final double DERIVATIVE_CUTOFF_HZ = 1;

  private final double minCutoffHz;
  private final double beta;
  private double value = Double.NaN;
  private double speed;

  /**
   * @param minCutoffHz at rest, above 0
   * @param beta how much a unit per second of speed adds to the cut-off, Hz, 0 or more
   */
  OneEuroFilter(double minCutoffHz, double beta) {
    if (!(minCutoffHz > 0 && beta >= 0)) {
      throw new IllegalArgumentException(
          "a cut-off must be above 0 Hz and beta 0 or more, got %s and %s"
              .formatted(minCutoffHz, beta));
    }
    this.minCutoffHz = minCutoffHz;
    this.beta = beta;
  }

  /**
   * Takes in a measurement; the first one comes out as it is.
   *
   * @param seconds since the last one, above 0; not used for the first
   * @return the filtered value
   */
  double next(double measured, double seconds) {
    if (Double.isNaN(value)) {
      value = measured;
      return value;
    }
    double slope = (measured - value) / seconds;
    speed += alpha(DERIVATIVE_CUTOFF_HZ, seconds) * (slope - speed);
    double cutoff = minCutoffHz + beta * Math.abs(speed);
    value += alpha(cutoff, seconds) * (measured - value);
    return value;
  }

  /** The share of a new value, in (0, 1). */
  static double alpha(double cutoffHz, double seconds) {
    double tau = 1 / (2 * Math.PI * cutoffHz);
    return 1 / (1 + tau / seconds);
  }
}
