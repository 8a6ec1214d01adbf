package io.miharu.detectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * How tall persons are in each part of a camera's picture, learnt from those seen: the taller the
 * further down their feet are. A straight line through {@value #REMEMBERED} of them, the last ones
 * seen in each strip of the picture, by the median of slopes and offsets (Theil and Sen), so that a
 * few mistakes do not bend it. While all feet were at one height of the picture, as if its upper
 * edge were the horizon. Not thread-safe.
 */
final class PersonHeights {

  private static final int REMEMBERED = 40;
  private static final int NEEDED = 5;

  /** So many must have stood near a place for it to be known. */
  private static final int NEAR = 4;

  /** What is near, in heights of a person. */
  private static final double NEAR_HEIGHTS = 0.4;

  /** How tall a strip of the picture is whose persons are counted together, in heights. */
  private static final double BAND = 0.25;

  private final Deque<double[]> seen = new ArrayDeque<>();
  private final double[] slopes = new double[REMEMBERED * (REMEMBERED - 1) / 2];
  private double slope;
  private double offset;

  /** Notes a person of {@code height} px whose feet are at {@code footY} px. */
  void add(double footY, double height) {
    seen.addLast(new double[] {footY, height});
    if (seen.size() > REMEMBERED) {
      forgetOne(BAND * height);
    }
    double[][] all = seen.toArray(new double[0][]);
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = i + 1; j < all.length; j++) {
        // Feet at nearly one height say nothing about the slope.
        if (Math.abs(all[i][0] - all[j][0]) > 0.3 * all[i][1]) {
          slopes[n++] = (all[i][1] - all[j][1]) / (all[i][0] - all[j][0]);
        }
      }
    }
    slope = n == 0 ? slopeFromUpperEdge() : Math.max(0, median(slopes, n));
    double[] offsets = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      offsets[i] = all[i][1] - slope * all[i][0];
    }
    offset = median(offsets, offsets.length);
  }

  /**
   * Of the line through the upper edge, where nobody has any height. A camera that looks down has
   * the horizon above, one at eye level below: it lies between the two.
   */
  private double slopeFromUpperEdge() {
    double[] upright = seen.stream().mapToDouble(one -> one[1] / Math.max(1, one[0])).toArray();
    return median(upright, upright.length);
  }

  /** Forgets the oldest of the most crowded part of the picture. */
  private void forgetOne(double band) {
    long[] bands = seen.stream().mapToLong(one -> Math.round(one[0] / band)).toArray();
    long[] crowds =
        LongStream.of(bands)
            .map(own -> LongStream.of(bands).filter(other -> other == own).count())
            .toArray();
    long most = LongStream.of(crowds).max().orElseThrow();
    Iterator<double[]> oldestFirst = seen.iterator();
    for (long crowd : crowds) {
      oldestFirst.next();
      if (crowd == most) {
        oldestFirst.remove();
        return;
      }
    }
  }

  /**
   * The height expected of a person with feet at {@code footY} as {@link #at} says, but only where
   * several stood at about that place; NaN elsewhere.
   */
  double atKnown(double footY) {
    double height = at(footY);
    int near = 0;
    for (double[] one : seen) { // asked for row after row of the picture: no stream
      if (Math.abs(one[0] - footY) < NEAR_HEIGHTS * height) {
        near++;
      }
    }
    return near >= NEAR ? height : Double.NaN;
  }

  /**
   * The height expected of a person with feet at {@code footY}, px; NaN before enough were seen.
   */
  double at(double footY) {
    double height = offset + slope * footY;
    return seen.size() < NEEDED || height < 8 ? Double.NaN : height;
  }

  /**
   * The middle of the first {@code n} values, which are left in another order: for hundreds of
   * slopes with every person that is seen, finding it alone is much less than sorting.
   *
   * <p>Source: Hoare, "Algorithm 65: Find", Communications of the ACM 4(7), 1961.
   */
  private static double median(double[] values, int n) {
    int middle = n / 2;
    int from = 0;
    int to = n - 1;
    while (from < to) {
      double pivot = values[middle];
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (pivot < values[high]) {
          high--;
        }
        if (low <= high) {
          double moved = values[low];
          values[low++] = values[high];
          values[high--] = moved;
        }
      }
      if (high < middle) {
        from = low;
      }
      if (middle < low) {
        to = high;
      }
    }
    return values[middle];
  }
}
