package io.miharu.detectors;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * How tall persons are in each part of a camera's picture, learnt from those seen: the taller the
 * further down their feet are. A straight line through the last {@value #REMEMBERED} of them, by
 * the median of slopes and offsets (Theil and Sen), so that a few mistakes do not bend it. Not
 * thread-safe.
 */
final class PersonHeights {

  private static final int REMEMBERED = 40;
  private static final int NEEDED = 5;

  private final Deque<double[]> seen = new ArrayDeque<>();
  private double slope;
  private double offset;

  /** Notes a person of {@code height} px whose feet are at {@code footY} px. */
  void add(double footY, double height) {
    seen.addLast(new double[] {footY, height});
    if (seen.size() > REMEMBERED) {
      seen.removeFirst();
    }
    double[][] all = seen.toArray(new double[0][]);
    double[] slopes = new double[all.length * all.length];
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = i + 1; j < all.length; j++) {
        // Feet at nearly one height say nothing about the slope.
        if (Math.abs(all[i][0] - all[j][0]) > 0.3 * all[i][1]) {
          slopes[n++] = (all[i][1] - all[j][1]) / (all[i][0] - all[j][0]);
        }
      }
    }
    slope = n == 0 ? 0 : Math.max(0, median(Arrays.copyOf(slopes, n)));
    double[] offsets = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      offsets[i] = all[i][1] - slope * all[i][0];
    }
    offset = median(offsets);
  }

  /**
   * The height expected of a person with feet at {@code footY}, px; NaN before enough were seen.
   */
  double at(double footY) {
    double height = offset + slope * footY;
    return seen.size() < NEEDED || height < 8 ? Double.NaN : height;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
