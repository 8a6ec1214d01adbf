package io.miharu.temporal.relations;

import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import io.miharu.temporal.kinematics.Motion;
import java.util.ArrayList;
import java.util.List;

/**
 * How tracks stand to each other: {@code near}, {@code approaching}, {@code gathered}.
 *
 * <ul>
 *   <li>near: the foot points are closer than 1 mean own height, width 0.1. Between people and
 *       anything that is no vacated place; the person is the subject, of two people the lower id.
 *   <li>approaching: their distance shrinks by more than 0.3 mean own heights/s, width 0.05, and is
 *       below 6; the subject is the one that contributes more.
 *   <li>gathered: four people or more within 2 body heights of their centroid, width 0.15, whose
 *       median speed is below 0.4 own heights/s, width 0.04: people who walk past each other do not
 *       gather. Who has been seen for less than a second, or is cut by the border, has no speed to
 *       go by and does not count. The body height is the members' median, and who is not within a
 *       factor of 1.4 of it stands at another distance from the camera. A passer-by is left out
 *       where that makes the rest surer. A person's region that is about as tall as the others but
 *       wider than 0.8 of its height counts as two, and somebody lost from sight counts for another
 *       second where they were, unless somebody stands there now.
 * </ul>
 *
 * Distances are taken in the picture; only in groups a step up or down counts double, on the way as
 * in the distance, as for a camera that looks down at 30 degrees.
 */
final class GroupConcepts implements ConceptFamily {

  private static final double NEAR = 1;
  private static final double CLOSING = 0.3;
  private static final double REACH = 6;
  private static final double GATHERED = 2;
  private static final double STREAMING = 0.4;
  private static final int MIN_MEMBERS = 4;
  private static final double MISSED_SECONDS = 1;

  /** Who has just come into sight has no speed yet. */
  private static final double KNOWN_SECONDS = 1;

  private static final double PAIR_ASPECT = 0.8;
  private static final double DEPTH_WEIGHT = 2;
  private static final double SAME_DISTANCE = 1.4;

  private final boolean standingCamera;

  /**
   * @param standingCamera whether speeds are those of the tracks; otherwise only {@code near} is
   *     said
   */
  GroupConcepts(boolean standingCamera) {
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
    if (standingCamera) {
      sayGroups(scene);
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

  /** Some people, and how sure it is that they stand together. */
  private record Group(List<Actor> members, double probability) {}

  /** What a group must be surer than to be worth a line. */
  private static final Group NOBODY = new Group(List.of(), Math.nextDown(Scene.MIN_PROBABILITY));

  /**
   * The surest group first, so every person is in one at most. Of those around each, all are tried
   * and those who stand still: a passer-by must not tear a group apart.
   */
  private static void sayGroups(Scene scene) {
    List<Actor> free = people(scene);
    while (free.size() >= 2) {
      List<Actor> staying = free.stream().filter(GroupConcepts::stays).toList();
      Group best = NOBODY;
      for (Actor seed : free) {
        best = surest(around(seed, free), best);
        best = surest(around(seed, staying), best);
      }
      if (best.members().isEmpty()) {
        return;
      }
      scene.say(
          "gathered",
          best.probability(),
          best.members().stream().map(Actor::id).sorted().toArray(Integer[]::new));
      free.removeAll(best.members());
    }
  }

  /** Own heights/s, a step up or down the picture counted double. */
  private static double speed(Actor actor) {
    Motion motion = actor.motion();
    return Math.hypot(motion.velocityX(), DEPTH_WEIGHT * motion.velocityY()) / motion.heightPx();
  }

  /** Whether the actor is a person of whom one can say where they stand, and how fast they go. */
  private static boolean isKnown(Actor actor) {
    return actor.isPerson()
        && actor.motion().seenSeconds() >= KNOWN_SECONDS
        && !actor.motion().touchesBorder();
  }

  private static boolean stays(Actor actor) {
    return speed(actor) < STREAMING;
  }

  /**
   * The members without the farthest ones, as many as make the rest the surest group, or {@code
   * known} where that is no less sure.
   */
  private static Group surest(List<Actor> around, Group known) {
    List<Actor> members = new ArrayList<>(around);
    Group best = known;
    // As many who count as two as there are members, at the most.
    while (2 * members.size() >= MIN_MEMBERS) {
      double probability = gathered(members, best.probability());
      if (probability > best.probability()) {
        best = new Group(List.copyOf(members), probability);
      }
      members.remove(farthest(members));
    }
    return best;
  }

  private static Actor farthest(List<Actor> members) {
    double[] middle = centroid(members);
    Actor farthest = members.get(0);
    double most = -1;
    for (Actor member : members) {
      double far = distance(member, middle);
      if (far > most) {
        farthest = member;
        most = far;
      }
    }
    return farthest;
  }

  /** How sure it is that all stand together; 0 where that is no more than {@code known}. */
  private static double gathered(List<Actor> members, double known) {
    double[] speeds = members.stream().mapToDouble(GroupConcepts::speed).sorted().toArray();
    double staying = Slope.below(speeds[speeds.length / 2], STREAMING, 0.04);
    if (staying <= known) {
      return 0;
    }
    double[] heights = members.stream().mapToDouble(Actor::height).sorted().toArray();
    double height = heights[heights.length / 2];
    int count = 0;
    for (Actor member : members) {
      count += isPair(member, height) ? 2 : 1;
    }
    if (count < MIN_MEMBERS) {
      return 0;
    }
    double together = Slope.below(spread(members) / height, GATHERED, 0.15);
    return Math.min(together, staying);
  }

  /** The people of this frame, and those lost from sight a moment ago, in rising order of ids. */
  private static List<Actor> people(Scene scene) {
    MediaTime now = scene.time();
    List<Actor> people = new ArrayList<>();
    for (Actor actor : scene.known().values()) {
      double missed = now.secondsSince(actor.lastShown());
      if (missed <= MISSED_SECONDS && isKnown(actor) && !(missed > 0 && isReplaced(actor, scene))) {
        people.add(actor);
      }
    }
    return people;
  }

  /** Whether somebody stands where the actor was lost from sight. */
  private static boolean isReplaced(Actor actor, Scene scene) {
    return scene.actors().stream()
        .anyMatch(other -> other.isPerson() && actor.footDistance(other) < 0.5 * actor.height());
  }

  /** Everybody who may be in one group with the seed, itself among them. */
  private static List<Actor> around(Actor seed, List<Actor> people) {
    return people.stream()
        .filter(
            other -> {
              double ratio = other.height() / seed.height();
              // Two within reach of one centroid are at most two reaches apart; a little more for
              // the slope.
              return seed.footDistance(other) <= 2.3 * GATHERED * seed.height()
                  && ratio <= SAME_DISTANCE
                  && ratio >= 1 / SAME_DISTANCE;
            })
        .toList();
  }

  private static boolean isPair(Actor member, double height) {
    double ratio = member.box().height() / height;
    return member.box().width() / member.box().height() > PAIR_ASPECT && ratio > 0.8 && ratio < 1.3;
  }

  /** The largest distance from the centroid, px. */
  private static double spread(List<Actor> members) {
    double[] middle = centroid(members);
    return members.stream().mapToDouble(member -> distance(member, middle)).max().orElse(0);
  }

  private static double[] centroid(List<Actor> members) {
    double[] middle = new double[2];
    for (Actor member : members) {
      middle[0] += (double) member.box().foot().x() / members.size();
      middle[1] += (double) member.box().foot().y() / members.size();
    }
    return middle;
  }

  private static double distance(Actor member, double[] middle) {
    return Math.hypot(
        member.box().foot().x() - middle[0], DEPTH_WEIGHT * (member.box().foot().y() - middle[1]));
  }
}
