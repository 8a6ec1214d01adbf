package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.LineFit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * {@code impact}: a vehicle runs into a vehicle or a person, seen from a third place.
 *
 * <p>Two boxes come together at 1.75 mean widths/s or more (width 0.15) along the line between
 * their foot points, over the half second before they touch, and within a quarter of a second have
 * lost most of that closing speed (less than 0.4 of it is left, width 0.05). Seen from the side,
 * with cars 4.5 m long, that is 19 m/s² or more, beyond any brake; from behind, 1.8 m wide, 7.5
 * m/s², hard braking that ends on the very car ahead. One that passes before or behind the other
 * keeps its speed while the boxes overlap. Boxes touch when they overlap and their lower edges are
 * less than 0.3 heights apart, so that both stand on the same piece of ground; where they
 * overlapped for 0.2 s before that (width 0.05), one is behind the other and only comes to look as
 * near. Boxes show no speed where they change their size by 1.6 within that half second (width
 * 0.05), lie 0.12 mean widths or more off the straight line on which they come together (root mean
 * square, width 0.02: they jump, as boxes of far cars do), or end at the picture's side or lower
 * edge, where the rest is cut off. Only their motion against each other counts, so the camera may
 * drive.
 *
 * <p>It is known a quarter of a second after the touch and said of the time since. Limits: an
 * impact straight towards or away from the camera shows no sideways motion, and one that lasts a
 * few frames at a low frame rate has too few boxes (half of both windows must have been seen).
 */
final class ImpactConcepts implements ConceptFamily {

  private static final double BEFORE_SECONDS = 0.5;
  private static final double AFTER_SECONDS = 0.25;
  private static final double MIN_CLOSING = 1.75;
  private static final double MAX_SPEED_LEFT = 0.4;
  private static final double MAX_FOOT_OFFSET = 0.3;
  private static final int MIN_SIGHTINGS = 4;

  /** Who meets on one piece of ground does not overlap for longer before. */
  private static final double OVERLAP_SECONDS = 0.2;

  /**
   * A box that grows or shrinks by more in the half second before is no box to measure by. After
   * the touch two may look like one.
   */
  private static final double MAX_GROWTH = 1.6;

  /** How far boxes may lie off a straight way before the touch, mean widths. */
  private static final double MAX_WOBBLE = 0.12;

  private static final double WOBBLE_WIDTH = 0.02;

  /** What ends nearer to the picture's edge is cut off there, px. */
  private static final double EDGE = 1;

  /**
   * Two things at one time.
   *
   * @param x how far the foot of the second lies to the right of that of the first, px
   * @param y how far below, px
   * @param one size of the first, the root of its area, px
   * @param other size of the second
   * @param overlapping whether the boxes do
   * @param touching whether they do so on the same ground
   */
  private record Apart(
      MediaTime time,
      double x,
      double y,
      double meanWidthPx,
      double one,
      double other,
      boolean overlapping,
      boolean touching) {

    /** Between their feet, px. */
    double distance() {
      return Math.hypot(x, y);
    }
  }

  /**
   * How two things move against each other for a while, each axis as a straight line over time.
   *
   * @param across to the right, px
   * @param along downwards, px
   * @param sightings how many there were, 3 or more
   */
  private record Approach(LineFit across, LineFit along, int sightings) {

    static Approach of(List<Apart> some, Apart touch) {
      double[] times =
          some.stream().mapToDouble(apart -> apart.time().secondsSince(touch.time())).toArray();
      return new Approach(
          LineFit.of(times, some.stream().mapToDouble(Apart::x).toArray()),
          LineFit.of(times, some.stream().mapToDouble(Apart::y).toArray()),
          some.size());
    }

    /** How fast they come together along the line on which they touch, mean widths per second. */
    double closing(Apart touch) {
      return -(across.slope() * touch.x() + along.slope() * touch.y())
          / touch.distance()
          / touch.meanWidthPx();
    }

    /** How far they are off their straight ways, mean widths. */
    double wobble(Apart touch) {
      // A line takes up some of what few points are off it.
      double freedom = Math.sqrt(sightings / (sightings - 2.0));
      return Math.hypot(across.rms(), along.rms()) / touch.meanWidthPx() * freedom;
    }
  }

  private record Pair(int one, int other) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair that) {
      return one != that.one ? Integer.compare(one, that.one) : Integer.compare(other, that.other);
    }
  }

  private final SortedMap<Pair, Deque<Apart>> pasts = new TreeMap<>();

  @Override
  public void say(Scene scene) {
    List<Actor> users =
        scene.actors().stream()
            .filter(actor -> actor.state().observed())
            .filter(actor -> Labels.isVehicle(actor.label()) || actor.isPerson())
            .toList();
    for (int i = 0; i < users.size(); i++) {
      for (int j = i + 1; j < users.size(); j++) {
        Actor one = users.get(i);
        Actor other = users.get(j);
        if (Labels.isCar(one.label()) || Labels.isCar(other.label())) {
          follow(scene, one, other);
        }
      }
    }
  }

  @Override
  public void forget(int track) {
    pasts.keySet().removeIf(pair -> pair.one() == track || pair.other() == track);
  }

  private void follow(Scene scene, Actor one, Actor other) {
    Pair pair = new Pair(one.id(), other.id());
    double reachPx = one.box().width() + other.box().width();
    if (one.footDistance(other) > 2 * reachPx) {
      // Too far to touch within the windows at any speed that boxes can be followed at.
      pasts.remove(pair);
      return;
    }
    if (isCut(one.box(), scene) || isCut(other.box(), scene)) {
      return;
    }
    Deque<Apart> past = pasts.computeIfAbsent(pair, id -> new ArrayDeque<>());
    past.addLast(apart(scene.time(), one.box(), other.box()));
    while (scene.time().secondsSince(past.getFirst().time()) > BEFORE_SECONDS + 2 * AFTER_SECONDS) {
      past.removeFirst();
    }
    firstTouch(past).stream()
        .filter(touch -> scene.time().secondsSince(touch.time()) >= AFTER_SECONDS)
        .forEach(
            touch -> {
              scene.saySince(touch.time(), "impact", impact(past, touch), one.id(), other.id());
              past.removeIf(apart -> !apart.time().isAfter(touch.time()));
            });
  }

  private static boolean isCut(Box box, Scene scene) {
    return box.left() < EDGE
        || box.right() > scene.width() - EDGE
        || box.bottom() > scene.height() - EDGE;
  }

  private static Apart apart(MediaTime time, Box one, Box other) {
    boolean overlap = one.iou(other) > 0;
    boolean sameGround =
        Math.abs(one.bottom() - other.bottom())
            < MAX_FOOT_OFFSET * Math.min(one.height(), other.height());
    return new Apart(
        time,
        other.centreX() - one.centreX(),
        other.bottom() - one.bottom(),
        (one.width() + other.width()) / 2,
        Math.sqrt(one.areaPx2()),
        Math.sqrt(other.areaPx2()),
        overlap,
        overlap && sameGround);
  }

  /** The sighting in which they touch and in the one before did not; none, or one. */
  private static List<Apart> firstTouch(Deque<Apart> past) {
    Apart before = null;
    for (Apart apart : past) {
      if (before != null && apart.touching() && !before.touching()) {
        return List.of(apart);
      }
      before = apart;
    }
    return List.of();
  }

  private static double impact(Deque<Apart> past, Apart touch) {
    List<Apart> before = new ArrayList<>();
    List<Apart> after = new ArrayList<>();
    for (Apart apart : past) {
      double ago = touch.time().secondsSince(apart.time());
      if (ago >= 0 && ago <= BEFORE_SECONDS) {
        before.add(apart);
      } else if (ago < 0) {
        after.add(apart);
      }
    }
    if (touch.distance() == 0 || !filled(before, BEFORE_SECONDS) || !filled(after, AFTER_SECONDS)) {
      return 0;
    }
    Approach approach = Approach.of(before, touch);
    double closing = approach.closing(touch);
    double left = Approach.of(after, touch).closing(touch) / closing;
    double growth = Math.max(growth(before, Apart::one), growth(before, Apart::other));
    double wobble = approach.wobble(touch);
    double steady =
        Math.min(
            Slope.below(growth, MAX_GROWTH, 0.05), Slope.below(wobble, MAX_WOBBLE, WOBBLE_WIDTH));
    double meeting = Slope.below(overlapSeconds(before, touch), OVERLAP_SECONDS, 0.05);
    return Math.min(
        Math.min(steady, meeting),
        Math.min(
            Slope.above(closing, MIN_CLOSING, 0.15),
            closing > 0 ? Slope.below(left, MAX_SPEED_LEFT, 0.05) : 0));
  }

  /** For how long the boxes had overlapped when they touched. */
  private static double overlapSeconds(List<Apart> before, Apart touch) {
    double since = 0;
    for (int i = before.size() - 1; i >= 0 && before.get(i).overlapping(); i--) {
      since = touch.time().secondsSince(before.get(i).time());
    }
    return since;
  }

  /** The largest size over the smallest. */
  private static double growth(List<Apart> some, ToDoubleFunction<Apart> size) {
    DoubleSummaryStatistics sizes = some.stream().mapToDouble(size).summaryStatistics();
    return sizes.getMax() / sizes.getMin();
  }

  private static boolean filled(List<Apart> some, double seconds) {
    return some.size() >= MIN_SIGHTINGS
        && some.get(some.size() - 1).time().secondsSince(some.get(0).time()) >= 0.5 * seconds;
  }
}
