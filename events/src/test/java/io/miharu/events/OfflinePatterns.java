package io.miharu.events;

import io.miharu.core.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each temporal pattern says over a whole timeline, written straight from the formulas of
 * event detection, section 6, with the whole series at hand and no thought of speed. Series are one
 * probability per step of 1 s; a concept holds where it is 0.5 or more.
 */
final class OfflinePatterns {

  /** Half-open, in steps. */
  record Interval(int start, int end, float degree) {}

  private OfflinePatterns() {}

  static boolean holds(float p) {
    return p >= 0.5f;
  }

  /** Max over t1 < t2 <= t1 + gap of min(a(t1), b(t2)). */
  static float then(float[] a, float[] b, int gap) {
    float best = 0;
    for (int t1 = 0; t1 < a.length; t1++) {
      for (int t2 = t1 + 1; t2 <= Math.min(t1 + gap, b.length - 1); t2++) {
        if (holds(a[t1]) && holds(b[t2])) {
          best = Math.max(best, Math.min(a[t1], b[t2]));
        }
      }
    }
    return best;
  }

  /** Max over t of min(b(t), 1 - max of a over (t, t + within]), where all of it lies inside. */
  static float without(float[] b, float[] a, int within) {
    float best = 0;
    for (int t = 0; t + within < b.length; t++) {
      float after = 0;
      for (int s = t + 1; s <= t + within; s++) {
        after = Math.max(after, a[s]);
      }
      if (holds(b[t]) && !holds(after)) {
        best = Math.max(best, Math.min(b[t], 1 - after));
      }
    }
    return best;
  }

  /** Max over t of min(a(t), min of b over [t - margin, t + margin]). */
  static float during(float[] a, float[] b, int margin) {
    float best = 0;
    for (int t = 0; t + margin < a.length; t++) {
      float least = a[t];
      for (int s = Math.max(0, t - margin); s <= t + margin; s++) {
        least = Math.min(least, b[s]);
      }
      best = holds(least) ? Math.max(best, least) : best;
    }
    return best;
  }

  /** Max over windows of {@code length} steps, both ends included, of min(a, b). */
  static float overlaps(float[] a, float[] b, int length) {
    float best = 0;
    for (int end = length; end < a.length; end++) {
      float least = 1;
      for (int t = end - length; t <= end; t++) {
        least = Math.min(least, Math.min(a[t], b[t]));
      }
      best = holds(least) ? Math.max(best, least) : best;
    }
    return best;
  }

  /**
   * Max over windows that end with a true step, lie in a run that never fails for longer than
   * {@code gap}, and began {@code length} steps after it or later, of the window's 20th percentile,
   * nearest rank.
   */
  static float mostlyDwells(float[] a, int length, int gap) {
    float best = 0;
    for (int end = 0; end < a.length; end++) {
      if (!holds(a[end])) {
        continue;
      }
      int start = end;
      for (int t = end, last = end; t >= 0 && last - t <= gap; t--) {
        if (holds(a[t])) {
          last = t;
          start = t;
        }
      }
      if (end - start >= length) {
        float[] window = Arrays.copyOfRange(a, end - length, end + 1);
        Arrays.sort(window);
        best = Math.max(best, window[(int) Math.ceil(0.2 * window.length) - 1]);
      }
    }
    return best;
  }

  /**
   * Max over windows of the n-th largest local peak, peaks {@code apart} steps or more apart, and
   * of all such choices of peaks the best. A window sees nothing of what comes after it.
   */
  static float count(float[] a, int n, int within, int apart) {
    float best = 0;
    for (int now = 0; now < a.length; now++) {
      best = Math.max(best, leastOf(a, n, now, Math.max(0, now - within), apart));
    }
    return best;
  }

  /** The best of all choices of n peaks from {@code from} to {@code now}; 0 where there is none. */
  private static float leastOf(float[] a, int n, int now, int from, int apart) {
    float best = 0;
    for (int t = from; t <= now; t++) {
      if (isPeak(a, t, now)) {
        float rest = n == 1 ? 1 : leastOf(a, n - 1, now, t + apart, apart);
        best = Math.max(best, Math.min(a[t], rest));
      }
    }
    return best;
  }

  /** Whether a rises up to t and, if it does not stay as it is up to {@code now}, falls after. */
  private static boolean isPeak(float[] a, int t, int now) {
    boolean rose = t == 0 || !holds(a[t - 1]) || a[t - 1] < a[t];
    int next = t;
    while (next <= now && a[next] == a[t]) {
      next++;
    }
    return holds(a[t]) && rose && (next > now || a[next] < a[t]);
  }

  /** Max over t of the maximum of a over [t - within, t], where b holds, min with b. */
  static float recentlyAnd(float[] a, float[] b, int within) {
    float best = 0;
    for (int t = 0; t < a.length; t++) {
      for (int s = Math.max(0, t - within); s <= t; s++) {
        if (holds(a[s]) && holds(b[t])) {
          best = Math.max(best, Math.min(a[s], b[t]));
        }
      }
    }
    return best;
  }

  /** Max over pairs of runs that lie as Allen's figure says of the smaller of their maxima. */
  static float related(float[] a, AllenRelation relation, float[] b, int within) {
    float best = 0;
    for (Interval x : runs(a)) {
      for (Interval y : runs(b)) {
        int gap = relation == AllenRelation.BEFORE ? y.start() - x.end() : x.start() - y.end();
        if (AllenRelationTest.byDefinition(relation, span(x), span(y))
            && (within == 0 || gap <= within)) {
          best = Math.max(best, Math.min(x.degree(), y.degree()));
        }
      }
    }
    return best;
  }

  private static TimeSpan span(Interval interval) {
    return TimeSpan.ofSeconds(interval.start(), interval.end());
  }

  /** Maximal runs of true steps that end inside the series. */
  static List<Interval> runs(float[] a) {
    List<Interval> runs = new ArrayList<>();
    int start = -1;
    float degree = 0;
    for (int t = 0; t < a.length; t++) {
      if (holds(a[t])) {
        start = start < 0 ? t : start;
        degree = Math.max(degree, a[t]);
      } else if (start >= 0) {
        runs.add(new Interval(start, t, degree));
        start = -1;
        degree = 0;
      }
    }
    return runs;
  }
}
