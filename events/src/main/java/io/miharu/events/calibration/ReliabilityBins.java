package io.miharu.events.calibration;

/**
 * How well probabilities keep their word: predictions counted in ten bins of equal width.
 *
 * <p>Source: event detection, section 3: {@code ECE = sum over bins of n_b / n * |acc_b - conf_b|}.
 * Not thread-safe.
 */
public final class ReliabilityBins {

  private static final int BINS = 10;

  private final long[] count = new long[BINS];
  private final long[] positive = new long[BINS];
  private final double[] confidence = new double[BINS];

  /** Counts one prediction with its truth. */
  public void add(double probability, boolean truth) {
    if (!(probability >= 0 && probability <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "a probability must lie in [0, 1], got %s".formatted(probability));
    }
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    count[bin]++;
    positive[bin] += truth ? 1 : 0;
    confidence[bin] += probability;
  }

  /** Expected calibration error, in [0, 1]; NaN where nothing was counted. */
  public double expectedError() {
    long n = 0;
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      n += count[bin];
      error += Math.abs(positive[bin] - confidence[bin]);
    }
    return n == 0 ? Double.NaN : error / n;
  }
}
