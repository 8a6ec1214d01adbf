package io.miharu.eval.mot;

import io.miharu.eval.Assignment;
import io.miharu.eval.mot.TrackComparison.Pairing;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * Higher Order Tracking Accuracy: detection and association weighed alike, at 19 thresholds of
 * overlap, as evidence that adds up over videos.
 *
 * <p>Each array has one entry per threshold, 0.05 to 0.95 in steps of 0.05; the headline numbers
 * are their means.
 *
 * <p>Source: Luiten et al., "HOTA", IJCV 2021, arXiv:2009.07736, as TrackEval computes it. Where
 * nothing matched, association is 0 and localisation 1, as there. O(T·F) memory for T true and F
 * found tracks. Immutable.
 */
public final class HotaEvidence {

  /** How many thresholds. */
  public static final int THRESHOLDS = 19;

  private final long[] hits;
  private final long[] misses;
  private final long[] falseAlarms;
  private final double[] associationSum; // over hits
  private final double[] iouSum; // over hits

  private HotaEvidence(
      long[] hits, long[] misses, long[] falseAlarms, double[] associationSum, double[] iouSum) {
    this.hits = hits;
    this.misses = misses;
    this.falseAlarms = falseAlarms;
    this.associationSum = associationSum;
    this.iouSum = iouSum;
  }

  /** The {@code index}-th threshold of IoU, from 0. */
  public static double threshold(int index) {
    return 0.05 + index * 0.05;
  }

  public HotaEvidence plus(HotaEvidence other) {
    HotaEvidence sum =
        new HotaEvidence(
            hits.clone(),
            misses.clone(),
            falseAlarms.clone(),
            associationSum.clone(),
            iouSum.clone());
    for (int a = 0; a < THRESHOLDS; a++) {
      sum.hits[a] += other.hits[a];
      sum.misses[a] += other.misses[a];
      sum.falseAlarms[a] += other.falseAlarms[a];
      sum.associationSum[a] += other.associationSum[a];
      sum.iouSum[a] += other.iouSum[a];
    }
    return sum;
  }

  /** Mean over the thresholds, in [0, 1]; NaN when there are no boxes at all. */
  public double hota() {
    return mean(this::hota);
  }

  /** Mean over the thresholds, in [0, 1]; NaN when there are no boxes at all. */
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

  /** At one threshold, √(detA · assA). */
  public double hota(int index) {
    return Math.sqrt(detA(index) * assA(index));
  }

  /** At one threshold, hits / (hits + misses + false alarms). */
  public double detA(int index) {
    long all = hits[index] + misses[index] + falseAlarms[index];
    return all == 0 ? Double.NaN : (double) hits[index] / all;
  }

  /** At one threshold: mean over hits of how much their two tracks agree over the whole video. */
  public double assA(int index) {
    return hits[index] == 0 ? 0 : associationSum[index] / hits[index];
  }

  /** At one threshold: mean IoU of the hits. */
  public double locA(int index) {
    return hits[index] == 0 ? 1 : iouSum[index] / hits[index];
  }

  private static double mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int a = 0; a < THRESHOLDS; a++) {
      sum += value.applyAsDouble(a);
    }
    return sum / THRESHOLDS;
  }

  static HotaEvidence of(TrackComparison comparison) {
    int[] truthLengths = comparison.truthLengths();
    int[] foundLengths = comparison.foundLengths();
    double[][] alignment = alignment(comparison, truthLengths, foundLengths);
    long[] hits = new long[THRESHOLDS];
    double[] iouSum = new double[THRESHOLDS];
    // Matches per threshold of each pair of tracks; few of all possible pairs ever match.
    SortedMap<Long, int[]> together = new TreeMap<>();
    for (Pairing frame : comparison.frames()) {
      int[] truth = frame.truth();
      int[] found = frame.found();
      double[][] weights = new double[truth.length][found.length];
      for (int t = 0; t < truth.length; t++) {
        for (int f = 0; f < found.length; f++) {
          weights[t][f] = alignment[truth[t]][found[f]] * frame.similarity()[t][f];
        }
      }
      int[] match = Assignment.maximal(weights);
      for (int t = 0; t < truth.length; t++) {
        double iou = match[t] < 0 ? -1 : frame.similarity()[t][match[t]];
        for (int a = 0; a < THRESHOLDS && TrackComparison.reaches(iou, threshold(a)); a++) {
          hits[a]++;
          iouSum[a] += iou;
          long pair = (long) truth[t] * foundLengths.length + found[match[t]];
          together.computeIfAbsent(pair, key -> new int[THRESHOLDS])[a]++;
        }
      }
    }
    long truths = Arrays.stream(truthLengths).asLongStream().sum();
    long founds = Arrays.stream(foundLengths).asLongStream().sum();
    long[] misses = new long[THRESHOLDS];
    long[] falseAlarms = new long[THRESHOLDS];
    double[] associationSum = new double[THRESHOLDS];
    for (int a = 0; a < THRESHOLDS; a++) {
      misses[a] = truths - hits[a];
      falseAlarms[a] = founds - hits[a];
    }
    together.forEach(
        (pair, counts) -> {
          int truth = truthLengths[(int) (pair / foundLengths.length)];
          int found = foundLengths[(int) (pair % foundLengths.length)];
          for (int a = 0; a < THRESHOLDS; a++) {
            double c = counts[a];
            associationSum[a] += c * (c / (truth + found - c));
          }
        });
    return new HotaEvidence(hits, misses, falseAlarms, associationSum, iouSum);
  }

  /** How well each pair of tracks agrees over the video, in [0, 1], before anything is matched. */
  private static double[][] alignment(
      TrackComparison comparison, int[] truthLengths, int[] foundLengths) {
    double[][] agreed = new double[truthLengths.length][foundLengths.length];
    for (Pairing frame : comparison.frames()) {
      int[] truth = frame.truth();
      int[] found = frame.found();
      double[] rowSums = new double[truth.length];
      double[] columnSums = new double[found.length];
      for (int t = 0; t < truth.length; t++) {
        for (int f = 0; f < found.length; f++) {
          rowSums[t] += frame.similarity()[t][f];
          columnSums[f] += frame.similarity()[t][f];
        }
      }
      for (int t = 0; t < truth.length; t++) {
        for (int f = 0; f < found.length; f++) {
          double iou = frame.similarity()[t][f];
          if (iou > 0) {
            agreed[truth[t]][found[f]] += iou / (rowSums[t] + columnSums[f] - iou);
          }
        }
      }
    }
    for (int t = 0; t < agreed.length; t++) {
      for (int f = 0; f < agreed[t].length; f++) {
        agreed[t][f] /= truthLengths[t] + foundLengths[f] - agreed[t][f];
      }
    }
    return agreed;
  }
}
