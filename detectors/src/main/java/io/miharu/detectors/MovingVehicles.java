package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.motion.MotionDetector;
import java.util.List;

/**
 * What motion knows of the vehicles that a small network sees: where something of the shape of a
 * vehicle moves, a vehicle is likelier. A dark car may be one in half of the looks alone, and
 * nothing that anybody would follow. For a fixed camera; not thread-safe.
 */
final class MovingVehicles {

  /** How much the odds of a thing rise where something of its shape moves. */
  private static final double MOVING_ODDS = 2;

  /** Of somebody in its place one must not be this share as sure: who falls looks like a car. */
  private static final double SOMEBODY = 0.25;

  /** What moved at the last look of the memory of the scene. */
  private List<Box> regions = List.of();

  /** Notes a look of the memory of the scene. */
  void note(List<Detection> moving) {
    regions = moving.stream().filter(MovingVehicles::isRegion).map(Detection::box).toList();
  }

  /**
   * What was seen, surer of vehicles that move, and without the regions that show no more.
   *
   * @param seen persons as sure as motion makes them; and regions that nobody named
   */
  List<Detection> surer(List<Detection> seen) {
    List<Detection> all =
        seen.stream().map(one -> isLikely(one, seen) ? likelier(one) : one).toList();
    List<Box> named =
        all.stream()
            .filter(one -> isThing(one) && one.confidence() >= MovingPeople.NAMED)
            .map(Detection::box)
            .toList();
    return all.stream().filter(one -> !(isRegion(one) && isSaid(one, named))).toList();
  }

  /** Whether a thing has the shape of what moves, and is not somebody. */
  private boolean isLikely(Detection one, List<Detection> seen) {
    return isThing(one)
        && regions.stream().anyMatch(region -> region.iou(one.box()) >= PersonBoxes.SAME_SHAPE)
        && seen.stream().noneMatch(other -> isSomebody(other, one));
  }

  private static boolean isSomebody(Detection person, Detection thing) {
    return PersonBoxes.isPerson(person)
        && person.confidence() >= SOMEBODY * thing.confidence()
        && PersonBoxes.same(person.box(), thing.box());
  }

  private static boolean isSaid(Detection region, List<Box> named) {
    return named.stream().anyMatch(box -> box.iou(region.box()) > MovingPeople.VEHICLE_IOU);
  }

  private static boolean isRegion(Detection one) {
    return one.label().equals(MotionDetector.MOVING_REGION);
  }

  private static boolean isThing(Detection one) {
    return !isRegion(one) && !PersonBoxes.isPerson(one);
  }

  private static Detection likelier(Detection one) {
    double sure = Odds.times(one.confidence(), MOVING_ODDS);
    return new Detection(one.label(), one.box(), (float) sure, one.whole());
  }
}
