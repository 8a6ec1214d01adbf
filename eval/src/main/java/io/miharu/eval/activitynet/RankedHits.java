package io.miharu.eval.activitynet;

import java.util.Arrays;

/**
 * Whether each prediction of one class is right, best prediction first, and what follows from it.
 * Not thread-safe while it grows.
 */
final class RankedHits {

  /** How many points the mean curve has: recall 0, 0.01, … 1. */
  static final int CURVE = 101;

  private final int positives;
  private boolean[] hit;
  private int size;

  RankedHits(int positives, int expected) {
    this.positives = positives;
    this.hit = new boolean[Math.max(1, expected)];
  }

  void add(boolean right) {
    if (size == hit.length) {
      hit = Arrays.copyOf(hit, 2 * size);
    }
    hit[size++] = right;
  }

  int hits() {
    int hits = 0;
    for (int i = 0; i < size; i++) {
      hits += hit[i] ? 1 : 0;
    }
    return hits;
  }

  /**
   * Average precision: the area under the precision that can be had at a recall or more, over all
   * recalls reached. 0 without predictions.
   *
   * <p>Source: the development kit of PASCAL VOC 2011, which ActivityNet follows.
   */
  double averagePrecision() {
    int hits = hits();
    double area = 0;
    double envelope = 0;
    for (int i = size - 1; i >= 0; i--) {
      envelope = Math.max(envelope, (double) hits / (i + 1));
      if (hit[i]) {
        area += envelope / positives;
        hits--;
      }
    }
    return area;
  }

  /** Adds the precision that can be had at each of the {@link #CURVE} recalls or more. */
  void addCurve(double[] precision) {
    int hits = hits();
    double envelope = 0;
    int point = CURVE - 1;
    for (int i = size - 1; i >= 0; i--) {
      while (point >= 0 && (double) hits / positives < point / (CURVE - 1.0)) {
        precision[point--] += envelope; // of the ranks that reach this recall
      }
      envelope = Math.max(envelope, (double) hits / (i + 1));
      hits -= hit[i] ? 1 : 0;
    }
    while (point >= 0 && size > 0) {
      precision[point--] += envelope;
    }
  }
}
