package io.miharu.events.zeroshot;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Temporal patterns over logits on a fixed grid, in the soft logic min = and, max = or, -l = not.
 *
 * <p>Source: event detection, section 6. Series are [T], one logit per step, without NaN; lengths
 * and distances are whole steps. A pattern that does not fit into the series has {@link
 * Double#NEGATIVE_INFINITY}. All run in O(T) or O(T * length) and keep no more than a window.
 */
public final class SoftPatterns {

  private SoftPatterns() {}

  /**
   * First A, then B within {@code within} steps: the largest {@code min(l_A(t1), l_B(t2))} over t1
   * < t2 <= t1 + within. One pass with a monotonic queue of the largest l_A still in reach.
   */
  public static double then(double[] a, double[] b, int within) {
    check(a, b);
    double best = Double.NEGATIVE_INFINITY;
    Deque<Integer> falling = new ArrayDeque<>();
    for (int t = 1; t < b.length; t++) {
      while (!falling.isEmpty() && a[falling.getLast()] <= a[t - 1]) {
        falling.removeLast();
      }
      falling.addLast(t - 1);
      while (!falling.isEmpty() && falling.getFirst() < t - within) {
        falling.removeFirst();
      }
      if (!falling.isEmpty()) {
        best = Math.max(best, Math.min(a[falling.getFirst()], b[t]));
      }
    }
    return best;
  }

  /** A and B both hold for {@code length} steps on end. */
  public static double overlaps(double[] a, double[] b, int length) {
    check(a, b);
    double[] both = new double[a.length];
    for (int t = 0; t < a.length; t++) {
      both[t] = Math.min(a[t], b[t]);
    }
    return dwells(both, length);
  }

  /** A holds at a step around which B holds for {@code margin} steps on both sides. */
  public static double during(double[] a, double[] b, int margin) {
    check(a, b);
    double best = Double.NEGATIVE_INFINITY;
    for (int t = margin; t < a.length - margin; t++) {
      best = Math.max(best, Math.min(a[t], min(b, t - margin, t + margin + 1)));
    }
    return best;
  }

  /** B holds and no A follows within {@code within} steps; a series that ends has no A after it. */
  public static double withoutAfter(double[] b, double[] a, int within) {
    check(a, b);
    double best = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < b.length; t++) {
      double later = Double.NEGATIVE_INFINITY;
      for (int s = t + 1; s < Math.min(a.length, t + within + 1); s++) {
        later = Math.max(later, a[s]);
      }
      best = Math.max(best, Math.min(b[t], -later));
    }
    return best;
  }

  /** A holds for {@code length} steps on end: the best window's lowest logit. */
  public static double dwells(double[] a, int length) {
    double best = Double.NEGATIVE_INFINITY;
    for (int start = 0; start + length <= a.length; start++) {
      best = Math.max(best, min(a, start, start + length));
    }
    return best;
  }

  /** As {@link #dwells}, for noisy detectors: the window's 20th percentile, nearest rank. */
  public static double mostlyDwells(double[] a, int length) {
    double best = Double.NEGATIVE_INFINITY;
    for (int start = 0; start + length <= a.length; start++) {
      double[] window = Arrays.copyOfRange(a, start, start + length);
      Arrays.sort(window);
      best = Math.max(best, window[Math.max(0, (int) Math.ceil(0.2 * length) - 1)]);
    }
    return best;
  }

  /**
   * A peaks at least {@code times} times within {@code within} steps: the best window's n-th
   * largest local peak. Peaks are at least {@code apart} steps apart, the higher one staying, the
   * earlier of equal ones.
   */
  public static double repeats(double[] a, int times, int within, int apart) {
    boolean[] peak = peaks(a, apart);
    double best = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < a.length; start++) {
      double[] found = new double[a.length];
      int n = 0;
      for (int t = start; t < Math.min(a.length, start + within + 1); t++) {
        if (peak[t]) {
          found[n++] = a[t];
        }
      }
      if (n >= times) {
        Arrays.sort(found, 0, n);
        best = Math.max(best, found[n - times]);
      }
    }
    return best;
  }

  private static boolean[] peaks(double[] a, int apart) {
    Integer[] order = new Integer[a.length];
    Arrays.setAll(order, t -> t);
    Arrays.sort(order, (s, t) -> a[s] != a[t] ? Double.compare(a[t], a[s]) : Integer.compare(s, t));
    boolean[] peak = new boolean[a.length];
    for (int t : order) {
      boolean local = (t == 0 || a[t] >= a[t - 1]) && (t == a.length - 1 || a[t] >= a[t + 1]);
      boolean free = true;
      for (int s = Math.max(0, t - apart + 1); s < Math.min(a.length, t + apart); s++) {
        free &= !peak[s];
      }
      peak[t] = local && free;
    }
    return peak;
  }

  private static double min(double[] series, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    for (int t = from; t < to; t++) {
      least = Math.min(least, series[t]);
    }
    return least;
  }

  private static void check(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "both series must lie on one grid, got %d and %d steps".formatted(a.length, b.length));
    }
  }
}
