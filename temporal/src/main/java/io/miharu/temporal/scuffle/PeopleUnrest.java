package io.miharu.temporal.scuffle;

import io.miharu.core.MediaTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How restless the people in the picture are, over the last {@value #WINDOW_S} s: numbers that a
 * person can read, for telling a scuffle from a walk.
 *
 * <p>Some twelve times a second ({@value #STEP_S} s or more apart), whoever is seen is joined to
 * who was seen best overlapping a while before ({@value #LONG_S} s, or the look nearest to that),
 * by an IoU of {@value #SAME_IOU} or more; no tracks are needed. {@link #NAMES} are, in their order
 * and each as ln(1 + x):
 *
 * <ul>
 *   <li>people: how many are seen at a time, on the mean;
 *   <li>width-change: the median, over all people and looks, of how fast boxes grow wider or
 *       narrower, |d ln w|/dt in 1/s. Who fights is never of one shape for long; this takes in
 *       people that the detector is hardly sure of;
 *   <li>height-change: the same of heights;
 *   <li>height-burst: the 90th percentile of that: who bends, climbs or comes into the picture;
 *   <li>limb-speed: the 90th percentile of how fast elbows, wrists, knees and ankles move against
 *       the torso, in heights of the box per second;
 *   <li>head-speed: the mean (of the logarithms) for nose, eyes and ears, likewise;
 *   <li>drift: the same for the middle of the box, as it stands: whoever runs changes shape without
 *       a fight;
 *   <li>nearness: the median over looks of how far apart the nearest two are, in heights;
 *   <li>closing: the median of how fast that changes from one look to the next ({@value #SHORT_S}
 *       s), in heights per second;
 *   <li>reach: the 10th percentile of how far a wrist is from the nose or the nearer shoulder of
 *       somebody else, in heights.
 * </ul>
 *
 * <p>What could not be measured is NaN. All speeds are per second, whatever the rate of frames:
 * among the clips these were chosen on, those of fights have fewer of them. Ours. O(looks ·
 * people²) time per value, O(looks · people) memory. Not thread-safe.
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

  /** Fewer changes of the distance than this tell nothing. */
  private static final int FEW = 3;

  /** What {@link #values} are. */
  public static final List<String> NAMES =
      List.of(
          "people",
          "width-change",
          "height-change",
          "height-burst",
          "limb-speed",
          "head-speed",
          "drift",
          "nearness",
          "closing",
          "reach");

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
   * The numbers of the last {@value #WINDOW_S} s, as many as {@link #NAMES}; NaN for what could not
   * be measured.
   *
   * @throws IllegalStateException unless {@link #ready}
   */
  public double[] values() {
    if (!ready()) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "less than %.1f s were seen", LEAST_S));
    }
    List<Step> all = List.copyOf(steps);
    double counted = all.stream().mapToInt(step -> seen(step, COUNTED).size()).sum();
    List<SamePerson> faint = new ArrayList<>();
    List<SamePerson> posed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Step before = before(all, i, LONG_S);
      if (before != null) {
        faint.addAll(joined(all.get(i), before, FAINT));
        posed.addAll(joined(all.get(i), before, POSED));
      }
    }
    double[] heights = faint.stream().mapToDouble(SamePerson::heightChange).toArray();
    return new double[] {
      Math.log1p(counted / all.size()),
      percentile(faint.stream().mapToDouble(SamePerson::widthChange).toArray(), 0.5),
      percentile(heights, 0.5),
      percentile(heights, 0.9),
      percentile(flat(posed.stream().map(SamePerson::limbSpeeds)), 0.9),
      mean(flat(posed.stream().map(SamePerson::headSpeeds))),
      mean(posed.stream().mapToDouble(SamePerson::drift).toArray()),
      percentile(apart(all), 0.5),
      closing(all),
      percentile(flat(all.stream().map(step -> OneAnother.reaches(seen(step, POSED)))), 0.1)
    };
  }

  /** How far apart the nearest two are, of those looks that see two. */
  private static double[] apart(List<Step> all) {
    return all.stream()
        .mapToDouble(step -> OneAnother.nearest(seen(step, POSED)))
        .filter(Double::isFinite)
        .toArray();
  }

  private static double closing(List<Step> all) {
    List<Double> speeds = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Step before = before(all, i, SHORT_S);
      if (before != null) {
        double change =
            OneAnother.nearest(seen(all.get(i), POSED)) - OneAnother.nearest(seen(before, POSED));
        if (Double.isFinite(change)) {
          speeds.add(Math.abs(change) / all.get(i).time().secondsSince(before.time()));
        }
      }
    }
    return speeds.size() < FEW
        ? Double.NaN
        : percentile(speeds.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
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

  private static double[] flat(Stream<List<Double>> values) {
    return values.flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
  }

  /** Of ln(1 + x); NaN of none. */
  private static double mean(double[] values) {
    return Arrays.stream(values).map(Math::log1p).average().orElse(Double.NaN);
  }

  /** Between the two nearest values, in proportion, as ln(1 + x); NaN of none. */
  private static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return Math.log1p(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }
}
