package io.miharu.app.benchmark;

import io.miharu.core.EventHit;
import io.miharu.core.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether two runs over one video, one that looks at every frame and one that looks less, found the
 * same events. Immutable.
 *
 * <p>Hits are paired one to one within an event, the largest temporal IoU first (ties: the earlier
 * hit). A pair agrees with an IoU of {@value #MIN_IOU} or more and probabilities at most {@value
 * #MAX_APART} apart. Not for many hits: O(n² log n).
 *
 * @param events hits of both runs together, each pair counted once
 * @param agreed pairs that agree
 * @param differences what does not, in words
 */
record ScheduleAgreement(int events, int agreed, List<String> differences) {

  static final double MIN_IOU = 0.5;
  static final double MAX_APART = 0.1;

  ScheduleAgreement {
    differences = List.copyOf(differences);
  }

  boolean complete() {
    return differences.isEmpty();
  }

  private record Pair(EventHit often, EventHit seldom, double iou) {}

  /**
   * @param often what the run found that looked at every frame
   * @param seldom what the other found
   */
  static ScheduleAgreement of(List<EventHit> often, List<EventHit> seldom) {
    List<Pair> pairs = new ArrayList<>();
    for (EventHit one : often) {
      for (EventHit other : seldom) {
        double iou = iou(one.span(), other.span());
        if (one.event().equals(other.event()) && iou > 0) {
          pairs.add(new Pair(one, other, iou));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.iou())
            .thenComparing(pair -> pair.often().span().start()));
    List<EventHit> lost = new ArrayList<>(often);
    List<EventHit> gained = new ArrayList<>(seldom);
    List<String> differences = new ArrayList<>();
    int agreed = 0;
    int paired = 0;
    for (Pair pair : pairs) {
      if (!lost.contains(pair.often()) || !gained.contains(pair.seldom())) {
        continue;
      }
      lost.remove(pair.often());
      gained.remove(pair.seldom());
      paired++;
      double apart = Math.abs(pair.often().probability() - pair.seldom().probability());
      if (pair.iou() >= MIN_IOU && apart <= MAX_APART) {
        agreed++;
      } else {
        differences.add(
            String.format(
                Locale.ROOT,
                "%s: temporal IoU %.2f, probabilities %.2f apart",
                words(pair.often()),
                pair.iou(),
                apart));
      }
    }
    lost.forEach(hit -> differences.add("lost: " + words(hit)));
    gained.forEach(hit -> differences.add("new: " + words(hit)));
    return new ScheduleAgreement(paired + lost.size() + gained.size(), agreed, differences);
  }

  /** Shared time over covered time; 1 for two equal moments. */
  static double iou(TimeSpan one, TimeSpan other) {
    if (one.equals(other)) {
      return 1;
    }
    double shared =
        Math.min(one.end().seconds(), other.end().seconds())
            - Math.max(one.start().seconds(), other.start().seconds());
    double covered =
        Math.max(one.end().seconds(), other.end().seconds())
            - Math.min(one.start().seconds(), other.start().seconds());
    return Math.max(0, shared) / covered;
  }

  private static String words(EventHit hit) {
    return String.format(
        Locale.ROOT,
        "%s, %s to %s (%.2f)",
        hit.event(),
        hit.span().start(),
        hit.span().end(),
        hit.probability());
  }
}
