package io.miharu.events.calibration;

import java.util.Arrays;

/**
 * Gives a score the logit of its rank among background clips: {@code l = Phi^-1((rank - 0.5) / n)}.
 *
 * <p>Source: event detection, section 3, for detectors without labelled clips. Ranks rise with the
 * score from 1 to n, ties get their mean rank; a score between two of the background lies half-way
 * between their ranks. Only the order of the scores counts, so that scaling a detector changes
 * nothing. The method asks for 500 background clips; fewer give coarser steps. Immutable.
 */
public final class RankNormal {

  private final double[] background;

  private RankNormal(double[] sorted) {
    background = sorted;
  }

  /**
   * @param background raw scores of background clips, at least one; NaN (did not run) is left out
   */
  public static RankNormal fit(double[] background) {
    double[] sorted = Arrays.stream(background).filter(s -> !Double.isNaN(s)).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException(
          "calibration by rank needs background scores, got none; run the detector on clips first");
    }
    return new RankNormal(sorted);
  }

  /** The logit of a raw score, clipped to [-6, 6]; NaN of NaN. */
  public double logit(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int below = count(score, false);
    int notAbove = count(score, true);
    return logit(below, notAbove, background.length);
  }

  /**
   * For scores of a few levels, by how often each stands in the background: the logit of every
   * level, [L], the lowest level first.
   *
   * @param counts of each level, [L], 0 or more; their sum is above 0
   */
  public static double[] ofCounts(long[] counts) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    if (all <= 0) {
      throw new IllegalArgumentException(
          "calibration by rank needs background scores, got none; run the detector on clips first");
    }
    double[] logits = new double[counts.length];
    long below = 0;
    for (int level = 0; level < logits.length; level++) {
      logits[level] = logit(below, below + counts[level], (double) all);
      below += counts[level];
    }
    return logits;
  }

  /** Of a score with so many of n background scores below it, and so many not above it. */
  private static double logit(long below, long notAbove, double n) {
    // The mean of the ranks below + 1 .. notAbove, or the place between two neighbours.
    double rank = (below + notAbove + 1) / 2.0;
    double share = (rank - 0.5) / n;
    return Logits.clip(
        NormalQuantile.of(Math.max(0.5 / (n + 1), Math.min(1 - 0.5 / (n + 1), share))));
  }

  /** How many of the background lie below {@code score}, or, {@code inclusive}, not above it. */
  private int count(double score, boolean inclusive) {
    int low = 0;
    int high = background.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean left = inclusive ? background[middle] <= score : background[middle] < score;
      if (left) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
