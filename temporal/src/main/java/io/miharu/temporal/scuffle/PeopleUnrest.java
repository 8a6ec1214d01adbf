package io.miharu.temporal.scuffle;

import io.miharu.core.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How restless the people in the picture are, over the last {@value #WINDOW_S} s: numbers that a
 * person can read, for telling a scuffle from a walk.
 *
 * <p>Some twelve times a second ({@value #STEP_S} s or more apart), whoever is seen is joined to
 * who was seen best overlapping a short while and a long while before ({@value #SHORT_S} and
 * {@value #LONG_S} s, or the look nearest to that), by an IoU of {@value #SAME_IOU} or more; no
 * tracks are needed. {@link #NAMES} are, in their order and each as ln(1 + x):
 *
 * <ul>
 *   <li>people: how many are seen at a time, on the mean;
 *   <li>width-change: the median, over all people and looks, of how fast boxes grow wider or
 *       narrower over the long while, |d ln w|/dt in 1/s. Who fights is never of one shape for
 *       long; this takes in people that the detector is hardly sure of;
 *   <li>limb-speed: the 90th percentile of how fast elbows, wrists, knees and ankles move against
 *       the torso over the long while, in heights of the box per second;
 *   <li>travel: the mean speed of the torso over the short while, likewise: whoever runs changes
 *       shape without a fight.
 * </ul>
 *
 * <p>What could not be measured has the value that is usual in the clips of {@code train fight}.
 * Ours. O(looks · people²) time per value, O(looks · people) memory. Not thread-safe.
 */
public final class PeopleUnrest {

  static final double STEP_S = 0.06;
  static final double WINDOW_S = 2;
  static final double MAX_GAP_S = 1;
  static final double LEAST_S = 1;
  static final double SAME_IOU = 0.3;
  static final double SHORT_S = 0.08;
  static final double LONG_S = 0.16;

  /** A look may be this share of the while off. */
  private static final double NEAR_ENOUGH = 0.6;

  /** From this confidence on somebody is seen at all, and from the next one on is counted. */
  private static final double FAINT = 0.1;

  private static final double COUNTED = 0.15;

  /** From this confidence on a detected person is worth a look at the skeleton. */
  public static final double POSED = 0.25;

  /** What {@link #values} are. */
  public static final List<String> NAMES =
      List.of("people", "width-change", "limb-speed", "travel");

  /** Medians over the clips of train fight, whatever they show. */
  private static final double[] USUAL = {0, 0.40, 0.74, 0.41};

  private record Step(MediaTime time, List<PersonSight> people) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Whether enough time has passed since the last frame that was taken. */
  public boolean isDue(MediaTime time) {
    Step last = steps.peekLast();
    double passed = last == null ? 0 : time.secondsSince(last.time());
    return last == null || passed >= STEP_S || passed < 0;
  }

  /** Takes the people of a frame that {@link #isDue}. */
  public void look(MediaTime time, List<PersonSight> people) {
    Step last = steps.peekLast();
    if (last != null) {
      double passed = time.secondsSince(last.time());
      if (passed <= 0 || passed > MAX_GAP_S) {
        steps.clear();
      }
    }
    steps.addLast(new Step(time, List.copyOf(people)));
    while (time.secondsSince(steps.getFirst().time()) >= WINDOW_S) {
      steps.removeFirst();
    }
  }

  /** Whether enough was seen for {@link #values}. */
  public boolean ready() {
    return steps.size() > 2
        && steps.getLast().time().secondsSince(steps.getFirst().time()) >= LEAST_S;
  }

  /**
   * The numbers of the last {@value #WINDOW_S} s, as many as {@link #NAMES}.
   *
   * @throws IllegalStateException unless {@link #ready}
   */
  public double[] values() {
    if (!ready()) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "less than %.1f s were seen", LEAST_S));
    }
    List<Double> widths = new ArrayList<>();
    List<Double> limbs = new ArrayList<>();
    List<Double> travel = new ArrayList<>();
    double counted = 0;
    List<Step> all = List.copyOf(steps);
    for (int i = 0; i < all.size(); i++) {
      Step now = all.get(i);
      counted += seen(now, COUNTED).size();
      Step before = before(all, i, LONG_S);
      if (before != null) {
        joined(now, before, FAINT).forEach(same -> widths.add(same.widthChange()));
        joined(now, before, POSED).forEach(same -> limbs.addAll(same.limbSpeeds()));
      }
      Step justBefore = before(all, i, SHORT_S);
      if (justBefore != null) {
        joined(now, justBefore, POSED).forEach(same -> same.travel().ifPresent(travel::add));
      }
    }
    return new double[] {
      Math.log1p(counted / all.size()),
      usualOr(1, percentile(widths, 0.5)),
      usualOr(2, percentile(limbs, 0.9)),
      usualOr(3, mean(travel))
    };
  }

  /** The look that lies nearest to {@code seconds} before; none where none is near enough. */
  private static @Nullable Step before(List<Step> all, int now, double seconds) {
    Step nearest = null;
    double least = NEAR_ENOUGH * seconds;
    for (int i = now - 1; i >= 0; i--) {
      double off = Math.abs(all.get(now).time().secondsSince(all.get(i).time()) - seconds);
      if (off < least) {
        nearest = all.get(i);
        least = off;
      }
    }
    return nearest;
  }

  private static List<PersonSight> seen(Step step, double least) {
    return step.people().stream().filter(person -> person.confidence() > least).toList();
  }

  private static List<SamePerson> joined(Step now, Step before, double least) {
    double seconds = now.time().secondsSince(before.time());
    List<PersonSight> earlier = seen(before, least);
    List<SamePerson> joined = new ArrayList<>();
    for (PersonSight person : seen(now, least)) {
      PersonSight best = null;
      double overlap = SAME_IOU;
      for (PersonSight candidate : earlier) {
        double iou = person.box().iou(candidate.box());
        if (iou >= overlap && (best == null || iou > overlap)) {
          best = candidate;
          overlap = iou;
        }
      }
      if (best != null) {
        joined.add(new SamePerson(best, person, seconds));
      }
    }
    return joined;
  }

  private static double usualOr(int place, double measured) {
    return Double.isNaN(measured) ? USUAL[place] : Math.log1p(measured);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Between the two nearest values, in proportion; NaN of none. */
  private static double percentile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
