package io.miharu.eval.coco;

import java.util.Arrays;

/**
 * What was matched of one class over all pictures, and the precision and recall that follow. Not
 * thread-safe while it is filled.
 */
final class ClassEvidence {

  private static final int RECALLS = CocoScores.RECALLS;

  private double[] scores = new double[64];
  private int[] ranks = new int[64]; // within the picture, from 0
  private long[] matched = new long[64];
  private long[] left = new long[64];
  private int size;
  private final long[] truths = new long[AreaRange.EVERY.size()];

  /** Adds the boxes of a picture. */
  void add(CocoMatching matching, double[] pictureScores, int founds) {
    for (int range = 0; range < truths.length; range++) {
      truths[range] += matching.scoredTruths[range];
    }
    if (size + founds > scores.length) {
      int more = Math.max(size + founds, 2 * size);
      scores = Arrays.copyOf(scores, more);
      ranks = Arrays.copyOf(ranks, more);
      matched = Arrays.copyOf(matched, more);
      left = Arrays.copyOf(left, more);
    }
    for (int f = 0; f < founds; f++) {
      scores[size] = pictureScores[f];
      ranks[size] = f;
      matched[size] = matching.matched[f];
      left[size] = matching.left[f];
      size++;
    }
  }

  /** True boxes that are scored in a range of sizes. */
  long truths(AreaRange range) {
    return truths[range.place()];
  }

  /** Puts the surest boxes first, equal ones in the order of pictures; once, after the last add. */
  void sort() {
    int[] order = ScoreOrder.falling(scores, size);
    double[] sortedScores = new double[size];
    int[] sortedRanks = new int[size];
    long[] sortedMatched = new long[size];
    long[] sortedLeft = new long[size];
    for (int i = 0; i < size; i++) {
      sortedScores[i] = scores[order[i]];
      sortedRanks[i] = ranks[order[i]];
      sortedMatched[i] = matched[order[i]];
      sortedLeft[i] = left[order[i]];
    }
    scores = sortedScores;
    ranks = sortedRanks;
    matched = sortedMatched;
    left = sortedLeft;
  }

  /** The share of true boxes that were found, counting {@code most} boxes a picture. */
  double recall(AreaRange range, int threshold, int most) {
    long bit = CocoMatching.bit(range.place(), threshold);
    long hits = 0;
    for (int i = 0; i < size; i++) {
      hits += ranks[i] < most && (matched[i] & ~left[i] & bit) != 0 ? 1 : 0;
    }
    return (double) hits / truths(range);
  }

  /** Precision at each of the recalls, never rising; 0 beyond the highest recall. */
  double[] precision(AreaRange range, int threshold) {
    long bit = CocoMatching.bit(range.place(), threshold);
    double[] precision = new double[size];
    double[] recall = new double[size];
    long hits = 0;
    long wrong = 0;
    for (int i = 0; i < size; i++) {
      if ((left[i] & bit) == 0) {
        if ((matched[i] & bit) != 0) {
          hits++;
        } else {
          wrong++;
        }
      }
      // The smallest of numbers is added as in cocoapi, to divide by more than 0.
      precision[i] = hits / (wrong + hits + Math.ulp(1.0));
      recall[i] = (double) hits / truths(range);
    }
    for (int i = size - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    double[] atRecalls = new double[RECALLS];
    for (int r = 0, i = 0; r < RECALLS; r++) {
      while (i < size && recall[i] < CocoScores.recall(r)) {
        i++;
      }
      atRecalls[r] = i < size ? precision[i] : 0;
    }
    return atRecalls;
  }
}
