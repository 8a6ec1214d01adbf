package io.miharu.eval.statistics;

import java.util.SplittableRandom;

/**
 * The paired randomisation test: if two systems were the same, swapping their results on any unit
 * would change nothing, so the mean difference is compared with that of random swaps.
 *
 * <p>Source: Fisher, "The Design of Experiments", 1935; for retrieval, Smucker, Allan and
 * Carterette, "A comparison of statistical significance tests for information retrieval
 * evaluation", CIKM 2007. Two-sided. Up to {@value #EXACT_UNITS} units all swaps are tried and the
 * result is exact; beyond, they are drawn.
 */
public final class Randomisation {

  /** Up to this many units, 2^n swaps are few enough to try them all. */
  static final int EXACT_UNITS = 16;

  private Randomisation() {}

  /**
   * How often random swaps give a mean difference as large as the one seen, or larger.
   *
   * @param differences unit by unit, first system less second; NaN where either has no value
   * @param samples how many swaps to draw where there are too many to try; at least 1
   * @return in (0, 1]; NaN where no unit has both values
   */
  public static double pValue(double[] differences, int samples, long seed) {
    // A unit on which both are equal swaps to itself, so it changes no answer, only the work.
    double[] unequal = new double[differences.length];
    int count = 0;
    boolean any = false;
    double seen = 0;
    double size = 0;
    for (double difference : differences) {
      any |= !Double.isNaN(difference);
      if (!Double.isNaN(difference) && difference != 0) {
        unequal[count++] = difference;
        seen += difference;
        size += Math.abs(difference);
      }
    }
    if (!any) {
      return Double.NaN;
    }
    // Sums in another order differ in their last digits; equal ones must still count as equal.
    double bar = Math.abs(seen) - 1e-12 * size;
    if (count <= EXACT_UNITS) {
      return exact(unequal, count, bar);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 0;
    for (int s = 0; s < samples; s++) {
      double sum = 0;
      long signs = 0;
      for (int i = 0; i < count; i++) {
        if (i % Long.SIZE == 0) {
          signs = random.nextLong();
        }
        sum += (signs & 1) == 0 ? unequal[i] : -unequal[i];
        signs >>>= 1;
      }
      asLarge += Math.abs(sum) >= bar ? 1 : 0;
    }
    return (1.0 + asLarge) / (1.0 + samples);
  }

  private static double exact(double[] differences, int count, double bar) {
    int swaps = 1 << count;
    int asLarge = 0;
    for (int swap = 0; swap < swaps; swap++) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += (swap >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      asLarge += Math.abs(sum) >= bar ? 1 : 0;
    }
    return (double) asLarge / swaps;
  }
}
