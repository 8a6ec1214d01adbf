package io.miharu.temporal.relations;

import io.miharu.core.Point;
import io.miharu.core.Zone;
import io.miharu.temporal.kinematics.Motion;
import java.util.Locale;

/**
 * Which zones a track stands in, and whether it travels the wrong way there.
 *
 * <ul>
 *   <li>{@code inside-zone} and {@code inside-<kind>-zone}: the foot point lies in the zone; a half
 *       at its outline, width 0.05 own heights.
 *   <li>{@code wrong-way}: in a one-way zone, the cosine between movement and direction is below
 *       -cos 45°, width 0.05, and the speed above 0.25 own heights/s, width 0.03.
 * </ul>
 */
final class ZoneConcepts implements ConceptFamily {

  private static final double WRONG_COSINE = -Math.cos(Math.PI / 4);
  private static final double MIN_SPEED = 0.25;

  private final boolean roadwayOnly;

  /**
   * @param roadwayOnly before a driving camera only a roadway, the own corridor, stays where it is
   */
  ZoneConcepts(boolean roadwayOnly) {
    this.roadwayOnly = roadwayOnly;
  }

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      for (Zone zone : scene.zones()) {
        if (roadwayOnly && zone.kind() != Zone.Kind.ROADWAY) {
          continue;
        }
        double depth = Areas.depth(zone.area(), actor.box().foot());
        double inside = Slope.above(depth / actor.height(), 0, 0.05);
        scene.sayIn(zone, "inside-zone", inside, actor.id());
        scene.sayIn(zone, kindConcept(zone.kind()), inside, actor.id());
        if (zone.direction().isPresent() && !Labels.isStill(actor.label())) {
          double wrong = wrongWay(actor.motion(), zone.direction().get());
          scene.sayIn(zone, "wrong-way", Math.min(inside, wrong), actor.id());
        }
      }
    }
  }

  static String kindConcept(Zone.Kind kind) {
    return "inside-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-zone";
  }

  private static double wrongWay(Motion motion, Point direction) {
    double cosine =
        (motion.velocityX() * direction.x() + motion.velocityY() * direction.y())
            / (motion.speedPx() * Math.hypot(direction.x(), direction.y()));
    return Math.min(
        Slope.below(cosine, WRONG_COSINE, 0.05), Slope.above(motion.speed(), MIN_SPEED, 0.03));
  }
}
