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
  private double[] atHits = new double[0]; // a buffer
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
    atHits = new double[size];
  }

  /** Precision and recall in a range of sizes that has true boxes, at one overlap. */
  CurvePoints curve(AreaRange range, int threshold) {
    long bit = CocoMatching.bit(range.place(), threshold);
    long hits = 0;
    long wrong = 0;
    long hitsOfTen = 0;
    long hitsOfOne = 0;
    for (int i = 0; i < size; i++) {
      if ((left[i] & bit) != 0) {
        continue;
      }
      if ((matched[i] & bit) == 0) {
        wrong++;
        continue;
      }
      // Between hits precision only falls, so they are all that the highest ones need. The
      // smallest of numbers is added as in cocoapi, to divide by more than 0.
      atHits[(int) hits] = (hits + 1) / (wrong + hits + 1 + Math.ulp(1.0));
      hits++;
      hitsOfTen += ranks[i] < 10 ? 1 : 0;
      hitsOfOne += ranks[i] < 1 ? 1 : 0;
    }
    for (int h = (int) hits - 1; h > 0; h--) {
      atHits[h - 1] = Math.max(atHits[h - 1], atHits[h]);
    }
    double all = truths(range);
    double[] precision = new double[RECALLS];
    for (int r = 0, h = 0; r < RECALLS; r++) {
      while (h < hits && (h + 1) / all < CocoScores.recall(r)) {
        h++;
      }
      precision[r] = h < hits ? atHits[h] : 0;
    }
    return new CurvePoints(precision, hits / all, hitsOfTen / all, hitsOfOne / all);
  }
}
