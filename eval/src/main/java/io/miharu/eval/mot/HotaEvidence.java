package io.miharu.eval.mot;

import java.util.function.IntToDoubleFunction;

/**
 * Higher Order Tracking Accuracy: detection and association weighed alike, at 19 thresholds of
 * overlap, as evidence that adds up over videos.
 *
 * <p>Each array has one entry per threshold, 0.05 to 0.95 in steps of 0.05; the headline numbers
 * are their means.
 *
 * <p>Source: Luiten et al., "HOTA", IJCV 2021, arXiv:2009.07736, as TrackEval computes it. Where
 * nothing matched, association is 0 and localisation 1, as there; a rate whose divisor is 0 is 0.
 * Immutable.
 */
public final class HotaEvidence {

  /** How many thresholds. */
  public static final int THRESHOLDS = 19;

  private final long[] hits;
  private final long truths;
  private final long founds;
  private final double[] associationSum; // over hits: how much both tracks agree
  private final double[] recallSum; // over hits: the share of the true track
  private final double[] precisionSum; // over hits: the share of the found track
  private final double[] iouSum; // over hits

  HotaEvidence(
      long[] hits,
      long truths,
      long founds,
      double[] associationSum,
      double[] recallSum,
      double[] precisionSum,
      double[] iouSum) {
    this.hits = hits;
    this.truths = truths;
    this.founds = founds;
    this.associationSum = associationSum;
    this.recallSum = recallSum;
    this.precisionSum = precisionSum;
    this.iouSum = iouSum;
  }

  /** The {@code index}-th threshold of IoU, from 0. */
  public static double threshold(int index) {
    return 0.05 + index * 0.05;
  }

  public HotaEvidence plus(HotaEvidence other) {
    long[] bothHits = hits.clone();
    for (int a = 0; a < THRESHOLDS; a++) {
      bothHits[a] += other.hits[a];
    }
    return new HotaEvidence(
        bothHits,
        truths + other.truths,
        founds + other.founds,
        sum(associationSum, other.associationSum),
        sum(recallSum, other.recallSum),
        sum(precisionSum, other.precisionSum),
        sum(iouSum, other.iouSum));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** Mean over the thresholds, in [0, 1]. */
  public double hota() {
    return mean(this::hota);
  }

  /** Mean over the thresholds, in [0, 1]. */
  public double detA() {
    return mean(this::detA);
  }

  /** Mean over the thresholds, in [0, 1]. */
  public double assA() {
    return mean(this::assA);
  }

  /** Mean over the thresholds, in [0, 1]. */
  public double locA() {
    return mean(this::locA);
  }

  /** At one threshold: pairs that match. */
  public long hits(int index) {
    return hits[index];
  }

  /** At one threshold: true boxes without a match. */
  public long misses(int index) {
    return truths - hits[index];
  }

  /** At one threshold: found boxes without a match. */
  public long falseAlarms(int index) {
    return founds - hits[index];
  }

  /** At one threshold, √(detA · assA). */
  public double hota(int index) {
    return Math.sqrt(detA(index) * assA(index));
  }

  /** At one threshold, √(detRe · assA): for truths that do not name every object. */
  public double owta(int index) {
    return Math.sqrt(detRe(index) * assA(index));
  }

  /** At one threshold, hits / (hits + misses + false alarms). */
  public double detA(int index) {
    return (double) hits[index] / Math.max(1, truths + founds - hits[index]);
  }

  /** At one threshold, the share of true boxes that are hits. */
  public double detRe(int index) {
    return (double) hits[index] / Math.max(1, truths);
  }

  /** At one threshold, the share of found boxes that are hits. */
  public double detPr(int index) {
    return (double) hits[index] / Math.max(1, founds);
  }

  /** At one threshold: mean over hits of how much their two tracks agree over the whole video. */
  public double assA(int index) {
    return associationSum[index] / Math.max(1, hits[index]);
  }

  /**
   * At one threshold: mean over hits of the share of their true track that the found one covers.
   */
  public double assRe(int index) {
    return recallSum[index] / Math.max(1, hits[index]);
  }

  /** At one threshold: mean over hits of the share of their found track that is the true one. */
  public double assPr(int index) {
    return precisionSum[index] / Math.max(1, hits[index]);
  }

  /** At one threshold: mean IoU of the hits. */
  public double locA(int index) {
    return hits[index] == 0 ? 1 : iouSum[index] / hits[index];
  }

  /** The mean of a number over the thresholds. */
  public static double mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int a = 0; a < THRESHOLDS; a++) {
      sum += value.applyAsDouble(a);
    }
    return sum / THRESHOLDS;
  }
}
