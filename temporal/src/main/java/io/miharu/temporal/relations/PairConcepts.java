package io.miharu.temporal.relations;

import io.miharu.core.Point;
import io.miharu.temporal.kinematics.Motion;
import java.util.List;

/**
 * How two tracks stand to each other: {@code near}, {@code approaching}.
 *
 * <ul>
 *   <li>near: the foot points are closer than 1 mean own height, width 0.1. Between people and
 *       anything that is no vacated place; the person is the subject, of two people the lower id.
 *   <li>approaching: their distance shrinks by more than 0.3 mean own heights/s, width 0.05, and is
 *       below 6; the subject is the one that contributes more.
 * </ul>
 *
 * Distances are taken in the picture.
 */
final class PairConcepts implements ConceptFamily {

  private static final double NEAR = 1;
  private static final double CLOSING = 0.3;
  private static final double REACH = 6;

  private final boolean standingCamera;

  /**
   * @param standingCamera whether speeds are those of the tracks; otherwise only {@code near} is
   *     said
   */
  PairConcepts(boolean standingCamera) {
    this.standingCamera = standingCamera;
  }

  @Override
  public void say(Scene scene) {
    List<Actor> actors = scene.actors();
    for (int i = 0; i < actors.size(); i++) {
      for (int j = i + 1; j < actors.size(); j++) {
        sayPair(scene, actors.get(i), actors.get(j));
      }
    }
  }

  private void sayPair(Scene scene, Actor lower, Actor higher) {
    if (!lower.isPerson() && !higher.isPerson()) {
      return;
    }
    Actor person = lower.isPerson() ? lower : higher;
    Actor other = lower.isPerson() ? higher : lower;
    if (Labels.isStill(other.label()) && !Labels.isStaticObject(other.label())) {
      return;
    }
    double distancePx = person.footDistance(other);
    double heightPx = other.isPerson() ? (person.height() + other.height()) / 2 : person.height();
    scene.say("near", Slope.below(distancePx / heightPx, NEAR, 0.1), person.id(), other.id());
    if (!standingCamera || distancePx < 1 || distancePx > REACH * heightPx) {
      return;
    }
    // The share of each one's velocity that points at the other.
    Point from = person.box().foot();
    Point to = other.box().foot();
    double towardsX = ((double) to.x() - from.x()) / distancePx;
    double towardsY = ((double) to.y() - from.y()) / distancePx;
    double ofPerson = along(person.motion(), towardsX, towardsY);
    double ofOther = along(other.motion(), -towardsX, -towardsY);
    double closing = Slope.above((ofPerson + ofOther) / heightPx, CLOSING, 0.05);
    if (ofPerson >= ofOther) {
      scene.say("approaching", closing, person.id(), other.id());
    } else {
      scene.say("approaching", closing, other.id(), person.id());
    }
  }

  private static double along(Motion motion, double x, double y) {
    return motion.velocityX() * x + motion.velocityY() * y;
  }
}
