package io.miharu.eval.coco;

import java.util.Arrays;
import java.util.List;

/**
 * Pairs the boxes of one picture and class: the surest found box first, each with the free true box
 * that it overlaps most; boxes that are not scored come last, and a crowd takes many.
 *
 * <p>Only pairs that reach the lowest overlap are looked at, so the cost grows with those. Not
 * thread-safe.
 */
final class CocoMatching {

  private static final List<AreaRange> RANGES = AreaRange.EVERY;

  private final CocoTruth truth;
  private final CocoDetections detections;

  // Pairs that overlap by the lowest threshold, by found box.
  private int[] starts = new int[CocoScores.MOST_BOXES + 1];
  private int[] partners = new int[256];
  private double[] overlaps = new double[256];
  private boolean[] ignored = new boolean[64]; // by true box, in the range at hand
  private boolean[] taken = new boolean[64];

  /** By found box: whether it matched, a bit per range and threshold. */
  final long[] matched = new long[CocoScores.MOST_BOXES];

  /** By found box: whether it is neither right nor wrong, a bit per range and threshold. */
  final long[] left = new long[CocoScores.MOST_BOXES];

  /** True boxes that are scored, by range. */
  final int[] scoredTruths = new int[RANGES.size()];

  CocoMatching(CocoTruth truth, CocoDetections detections) {
    this.truth = truth;
    this.detections = detections;
  }

  /** The bit of a range and a threshold. */
  static long bit(int range, int threshold) {
    return 1L << (range * CocoScores.THRESHOLDS + threshold);
  }

  /**
   * Matches.
   *
   * @param truths places of the true boxes, in the order of the file
   * @param founds places of the found boxes, the surest first, at most {@link
   *     CocoScores#MOST_BOXES}
   */
  void match(int[] truths, int truthCount, int[] founds, int foundCount) {
    if (ignored.length < truthCount) {
      ignored = new boolean[2 * truthCount];
      taken = new boolean[2 * truthCount];
    }
    findPairs(truths, truthCount, founds, foundCount);
    for (int f = 0; f < foundCount; f++) {
      matched[f] = 0;
      left[f] = bitsOfRangesWithout(area(founds[f]));
    }
    for (int range = 0; range < RANGES.size(); range++) {
      scoredTruths[range] = 0;
      for (int t = 0; t < truthCount; t++) {
        ignored[t] = truth.isCrowd(truths[t]) || RANGES.get(range).lacks(truth.area(truths[t]));
        scoredTruths[range] += ignored[t] ? 0 : 1;
      }
      for (int threshold = 0; threshold < CocoScores.THRESHOLDS; threshold++) {
        if (starts[foundCount] > 0) {
          Arrays.fill(taken, 0, truthCount, false);
          match(range, threshold, truths, foundCount);
        }
      }
    }
  }

  /** A found box of another size that finds nothing is not wrong. */
  private static long bitsOfRangesWithout(double area) {
    long bits = 0;
    for (int range = 0; range < RANGES.size(); range++) {
      if (RANGES.get(range).lacks(area)) {
        bits |= (bit(0, CocoScores.THRESHOLDS) - 1) << (range * CocoScores.THRESHOLDS);
      }
    }
    return bits;
  }

  private void match(int range, int threshold, int[] truths, int foundCount) {
    double least = Math.min(CocoScores.threshold(threshold), 1 - 1e-10);
    long bit = bit(range, threshold);
    for (int f = 0; f < foundCount; f++) {
      if (starts[f] == starts[f + 1]) {
        continue;
      }
      int best = bestPair(f, least, false, truths);
      if (best < 0) {
        best = bestPair(f, least, true, truths);
      }
      if (best >= 0) {
        taken[best] = true;
        boolean hit = !truth.isUnmatchable(truths[best]);
        if (hit) {
          matched[f] |= bit;
          left[f] &= ~bit;
        }
        if (ignored[best]) {
          left[f] |= bit;
        }
      }
    }
  }

  /** The true box of the largest overlap; of equal ones the last, as in cocoapi. */
  private int bestPair(int f, double least, boolean amongIgnored, int[] truths) {
    int best = -1;
    double most = least;
    for (int p = starts[f]; p < starts[f + 1]; p++) {
      int t = partners[p];
      if (ignored[t] == amongIgnored
          && overlaps[p] >= most
          && (!taken[t] || truth.isCrowd(truths[t]))) {
        most = overlaps[p];
        best = t;
      }
    }
    return best;
  }

  private double area(int found) {
    BoxColumns boxes = detections.boxes();
    return boxes.width[found] * boxes.height[found];
  }

  private void findPairs(int[] truths, int truthCount, int[] founds, int foundCount) {
    BoxColumns a = detections.boxes();
    BoxColumns b = truth.boxes();
    int count = 0;
    for (int f = 0; f < foundCount; f++) {
      starts[f] = count;
      int d = founds[f];
      for (int t = 0; t < truthCount; t++) {
        int g = truths[t];
        double width =
            Math.min(a.x[d] + a.width[d], b.x[g] + b.width[g]) - Math.max(a.x[d], b.x[g]);
        double height =
            Math.min(a.y[d] + a.height[d], b.y[g] + b.height[g]) - Math.max(a.y[d], b.y[g]);
        if (!(width > 0 && height > 0)) {
          continue;
        }
        double shared = width * height;
        double union = a.width[d] * a.height[d];
        if (!truth.isCrowd(g)) {
          union = union + b.width[g] * b.height[g] - shared;
        }
        double overlap = shared / union;
        if (overlap >= CocoScores.threshold(0)) {
          if (count == partners.length) {
            partners = Arrays.copyOf(partners, 2 * count);
            overlaps = Arrays.copyOf(overlaps, 2 * count);
          }
          partners[count] = t;
          overlaps[count++] = overlap;
        }
      }
    }
    starts[foundCount] = count;
  }
}
