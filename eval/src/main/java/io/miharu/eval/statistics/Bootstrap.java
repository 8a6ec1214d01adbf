package io.miharu.eval.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap over units: videos, topics or classes.
 *
 * <p>Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13. Each
 * sample draws as many units as there are, with repetition. All metrics and systems with equally
 * many units see the same samples, so the difference of two systems' samples is the paired
 * bootstrap.
 *
 * <p>Samples in which the metric is undefined are left out. Percentiles interpolate linearly
 * between the sorted samples (type 7 of Hyndman and Fan, "Sample Quantiles", 1996).
 *
 * @param samples how many, at least 1
 * @param seed the same seed draws the same samples
 * @param level of confidence, in (0, 1)
 */
public record Bootstrap(int samples, long seed, double level) {

  /** How many samples suffice for two digits of a 95 % interval. */
  public static final int DEFAULT_SAMPLES = 1000;

  /** What reports say when nobody asks for another level. */
  public static final double DEFAULT_LEVEL = 0.95;

  public Bootstrap {
    if (samples < 1) {
      throw new IllegalArgumentException("a bootstrap needs at least 1 sample, got " + samples);
    }
    if (!(level > 0 && level < 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("a level must lie in (0, 1), got " + level);
    }
  }

  /**
   * The metric over every sample.
   *
   * @param units how many there are
   * @param metric over units given by index, with repetition; must not keep the array
   * @return {@code [samples]}, in the order of drawing, NaN where undefined; empty without units
   */
  public double[] draw(int units, ToDoubleFunction<int[]> metric) {
    if (units == 0) {
      return new double[0];
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[samples];
    int[] sample = new int[units];
    for (int s = 0; s < samples; s++) {
      for (int i = 0; i < units; i++) {
        // The high half of a product: the same on every Java version, and even to 1 in 2^32.
        sample[i] = (int) (((random.nextInt() & 0xFFFFFFFFL) * units) >>> 32);
      }
      values[s] = metric.applyAsDouble(sample);
    }
    return values;
  }

  /** The interval between the two percentiles that {@code level} leaves on either side. */
  public Interval interval(double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return Interval.NONE;
    }
    double tail = (1 - level) / 2;
    return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  /**
   * How easily a difference of 0 or of the other sign is drawn, two-sided: twice the smaller share
   * of samples on either side of 0, those at 0 on both; in (0, 1], NaN without samples.
   *
   * <p>One is added to count and number, so that no finite number of samples claims certainty.
   */
  public double pValue(double[] drawnDifferences) {
    int defined = 0;
    int notAbove = 0;
    int notBelow = 0;
    for (double difference : drawnDifferences) {
      if (!Double.isNaN(difference)) {
        defined++;
        notAbove += difference <= 0 ? 1 : 0;
        notBelow += difference >= 0 ? 1 : 0;
      }
    }
    return defined == 0
        ? Double.NaN
        : Math.min(1, 2.0 * (1 + Math.min(notAbove, notBelow)) / (1 + defined));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double rest = place - below;
    // Equal neighbours are taken as they are: interpolation could leave them by a rounding error.
    return rest == 0 || sorted[below] == sorted[above]
        ? sorted[below]
        : sorted[below] * (1 - rest) + sorted[above] * rest;
  }
}
