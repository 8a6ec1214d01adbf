package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.temporal.tracking.EndedTrack;

/**
 * Where tracks begin and end: {@code appeared-inside}, {@code vanished-inside}, {@code
 * starts-inside}, {@code ends-inside}.
 *
 * <ul>
 *   <li>appeared, vanished: the first or last box keeps 0.03 of the picture's size from its border,
 *       width 0.005, no other moving track overlaps it then, and the video had run for 2 s.
 *       Appeared is said during the first second of the track, vanished once when it ends.
 *   <li>starts, ends inside a standing car, truck or bus (box enlarged by 20 %): the middle of the
 *       person's first or last box, or its foot point, lies inside, a half on the outline, width
 *       0.05 own heights; at most as sure as the vehicle's detections were in the mean. (Of parking
 *       zones, and cars in them, {@link ParkingConcepts} says it.) Starts is said while the track
 *       is younger than 4 s, once it has come 0.5 own heights away; ends once when it ends, if the
 *       track had begun outside and lived for a second. Who ends behind a car at a walking pace
 *       (above 0.7 own heights/s) went by and did not get in.
 * </ul>
 */
final class BoundaryConcepts implements ConceptFamily {

  private static final String STARTS = "starts-inside";
  private static final String ENDS = "ends-inside";
  private static final double MARGIN = 0.03;
  private static final double SETTLE_SECONDS = 2;
  private static final double APPEARED_SECONDS = 1;
  private static final double STARTED_SECONDS = 4;
  private static final double MIN_LIFE_SECONDS = 1;
  private static final double ENLARGED = 1.2;
  private static final double WALKING_BY = 0.7;
  private static final double LEFT_HEIGHTS = 0.5;
  private static final double PARKED_SECONDS = 1;

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      if (Labels.isStill(actor.label()) || actor.since().seconds() < SETTLE_SECONDS) {
        continue;
      }
      if (actor.ageSeconds() <= APPEARED_SECONDS && !actor.crowdedAtBirth()) {
        scene.say("appeared-inside", away(scene, actor.firstBox()), actor.id());
      }
      double gone = actor.box().centre().distance(actor.firstBox().centre()) / actor.height();
      if (actor.isPerson()
          && actor.ageSeconds() <= STARTED_SECONDS
          && gone >= LEFT_HEIGHTS
          && !actor.crowdedAtBirth()) {
        around(scene, actor, actor.firstBox(), STARTS, 1);
      }
    }
    for (EndedTrack ended : scene.ended()) {
      Actor actor = scene.known().get(ended.id());
      if (actor == null || Labels.isStill(ended.label())) {
        continue;
      }
      if (!actor.crowded()) {
        scene.say("vanished-inside", away(scene, ended.lastBox()), ended.id());
      }
      if (Labels.isPerson(ended.label())
          && ended.lastSeen().secondsSince(ended.since()) >= MIN_LIFE_SECONDS) {
        double stoodStill = Slope.below(actor.motion().speed(), WALKING_BY, 0.1);
        around(scene, actor, ended.lastBox(), ENDS, stoodStill);
      }
    }
  }

  /** How surely the box keeps away from the border. */
  private static double away(Scene scene, Box box) {
    double horizontal = Math.min(box.left(), scene.width() - box.right()) / scene.width();
    double vertical = Math.min(box.top(), scene.height() - box.bottom()) / scene.height();
    return Slope.above(Math.min(horizontal, vertical), MARGIN, 0.005);
  }

  /**
   * Says the concept of every standing vehicle around {@code box}.
   *
   * @param inCar how sure it can be of a car at most
   */
  private static void around(Scene scene, Actor actor, Box box, String concept, double inCar) {
    boolean ends = concept.equals(ENDS);
    for (Actor car : scene.actors()) {
      if (Labels.isCar(car.label())
          && car.motion().stoppedSeconds() >= PARKED_SECONDS
          && !ParkingConcepts.isParked(scene, car.box())) {
        double p = inside(Areas.outline(car.box().enlarged(ENLARGED)), actor, box, ends);
        scene.say(
            concept, Math.min(p, Math.min(inCar, car.meanConfidence())), actor.id(), car.id());
      }
    }
  }

  private static double inside(Polygon area, Actor actor, Box box, boolean ends) {
    if (ends && depth(area, actor.firstBox()) > 0) {
      return 0; // it never came from outside
    }
    return Slope.above(depth(area, box) / actor.height(), 0, 0.05);
  }

  private static double depth(Polygon area, Box box) {
    Point foot = box.foot();
    return Math.max(Areas.depth(area, foot), Areas.depth(area, box.centre()));
  }
}
