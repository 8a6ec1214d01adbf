package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import io.miharu.temporal.kinematics.Motion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Who stands together: {@code gathered}.
 *
 * <p>Four people or more within 2 body heights of their centroid, width 0.15, whose median speed is
 * below 0.4 own heights/s, width 0.04: people who walk past each other do not gather. Who has been
 * seen for less than a second, or is cut by the border, has no speed to go by and does not count.
 * The body height is the members' median, and who is not within a factor of 1.4 of it stands at
 * another distance from the camera. A passer-by is left out where that makes the rest surer. A
 * person's region that is about as tall as the others but wider than 0.8 of its height counts as
 * two, and somebody lost from sight counts for another second where they were, unless somebody
 * stands there now.
 *
 * <p>A step up or down the picture counts double, on the way as in the distance, as for a camera
 * that looks down at 30 degrees.
 */
final class GatheringConcepts implements ConceptFamily {

  private static final double GATHERED = 2;
  private static final double STREAMING = 0.4;
  private static final int MIN_MEMBERS = 4;
  private static final double MISSED_SECONDS = 1;

  /** Who has just come into sight has no speed yet. */
  private static final double KNOWN_SECONDS = 1;

  private static final double PAIR_ASPECT = 0.8;
  private static final double DEPTH_WEIGHT = 2;
  private static final double SAME_DISTANCE = 1.4;

  /**
   * One of the people of a frame, with what is asked of each many times over.
   *
   * @param speed own heights/s, a step up or down the picture counted double
   * @param height own, px
   */
  private record Member(int id, Box box, Point foot, double speed, double height) {

    static Member of(Actor actor) {
      Motion motion = actor.motion();
      double speed =
          length(motion.velocityX(), DEPTH_WEIGHT * motion.velocityY()) / motion.heightPx();
      return new Member(actor.id(), actor.box(), actor.box().foot(), speed, actor.height());
    }

    boolean stays() {
      return speed < STREAMING;
    }

    /** Its distance from a place, px. */
    double distance(double x, double y) {
      return length(foot.x() - x, DEPTH_WEIGHT * (foot.y() - y));
    }
  }

  /** Some people, and how sure it is that they stand together. */
  private record Group(List<Member> members, double probability) {}

  /** What a group must be surer than to be worth a line. */
  private static final Group NOBODY = new Group(List.of(), Math.nextDown(Scene.MIN_PROBABILITY));

  /**
   * The surest group first, so every person is in one at most. Of those around each, all are tried
   * and those who stand still: a passer-by must not tear a group apart.
   */
  @Override
  public void say(Scene scene) {
    List<Member> free = people(scene);
    while (free.size() >= 2) {
      List<Member> staying = free.stream().filter(Member::stays).toList();
      Group best = NOBODY;
      for (Member seed : free) {
        List<Member> all = around(seed, free);
        List<Member> still = around(seed, staying);
        best = surest(all, best);
        // Where all stand still they have been tried.
        best = still.size() < all.size() ? surest(still, best) : best;
      }
      if (best.members().isEmpty()) {
        return;
      }
      scene.say(
          "gathered",
          best.probability(),
          best.members().stream().map(Member::id).sorted().toArray(Integer[]::new));
      free.removeAll(best.members());
    }
  }

  /** The people of this frame, and those lost from sight a moment ago, in rising order of ids. */
  private static List<Member> people(Scene scene) {
    MediaTime now = scene.time();
    List<Member> people = new ArrayList<>();
    for (Actor actor : scene.known().values()) {
      double missed = now.secondsSince(actor.lastShown());
      if (missed <= MISSED_SECONDS && isKnown(actor) && !(missed > 0 && isReplaced(actor, scene))) {
        people.add(Member.of(actor));
      }
    }
    return people;
  }

  /** Whether the actor is a person of whom one can say where they stand, and how fast they go. */
  private static boolean isKnown(Actor actor) {
    return actor.isPerson()
        && actor.motion().seenSeconds() >= KNOWN_SECONDS
        && !actor.motion().touchesBorder();
  }

  /** Whether somebody stands where the actor was lost from sight. */
  private static boolean isReplaced(Actor actor, Scene scene) {
    return scene.actors().stream()
        .anyMatch(other -> other.isPerson() && actor.footDistance(other) < 0.5 * actor.height());
  }

  /** Everybody who may be in one group with the seed, itself among them. */
  private static List<Member> around(Member seed, List<Member> people) {
    // Two within reach of one centroid are at most two reaches apart; a little more for the slope.
    double reach = 2.3 * GATHERED * seed.height();
    List<Member> around = new ArrayList<>();
    for (Member other : people) {
      double ratio = other.height() / seed.height();
      if (seed.foot().distance(other.foot()) <= reach
          && ratio <= SAME_DISTANCE
          && ratio >= 1 / SAME_DISTANCE) {
        around.add(other);
      }
    }
    return around;
  }

  /**
   * The members without the farthest ones, as many as make the rest the surest group, or {@code
   * known} where that is no less sure.
   */
  private static Group surest(List<Member> around, Group known) {
    List<Member> members = new ArrayList<>(around);
    List<Member> left = new ArrayList<>();
    double most = known.probability();
    int leftOut = -1;
    // As many who count as two as there are members, at the most.
    while (2 * members.size() >= MIN_MEMBERS) {
      double[] middle = centroid(members);
      Member farthest = farthest(members, middle);
      double spread = farthest.distance(middle[0], middle[1]);
      double probability = gathered(members, spread, most);
      if (probability > most) {
        most = probability;
        leftOut = left.size();
      }
      members.remove(farthest);
      left.add(farthest);
    }
    if (leftOut < 0) {
      return known;
    }
    List<Member> best = new ArrayList<>(around);
    best.removeAll(left.subList(0, leftOut));
    return new Group(best, most);
  }

  /**
   * How sure it is that all stand together; 0 where that is no more than {@code known}.
   *
   * @param spread how far the farthest is from the centroid, px
   */
  private static double gathered(List<Member> members, double spread, double known) {
    double staying = Slope.below(median(members, Member::speed), STREAMING, 0.04);
    if (staying <= known) {
      return 0;
    }
    double height = median(members, Member::height);
    int count = 0;
    for (Member member : members) {
      count += isPair(member, height) ? 2 : 1;
    }
    return count < MIN_MEMBERS
        ? 0
        : Math.min(Slope.below(spread / height, GATHERED, 0.15), staying);
  }

  private static double median(List<Member> members, ToDoubleFunction<Member> of) {
    double[] values = new double[members.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsDouble(members.get(i));
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static boolean isPair(Member member, double height) {
    Box box = member.box();
    double ratio = box.height() / height;
    return box.width() / box.height() > PAIR_ASPECT && ratio > 0.8 && ratio < 1.3;
  }

  /** Who is farthest from the centroid; of several the first. */
  private static Member farthest(List<Member> members, double[] middle) {
    Member farthest = members.get(0);
    double most = -1;
    for (Member member : members) {
      double far = member.distance(middle[0], middle[1]);
      if (far > most) {
        farthest = member;
        most = far;
      }
    }
    return farthest;
  }

  private static double[] centroid(List<Member> members) {
    double[] middle = new double[2];
    for (Member member : members) {
      middle[0] += (double) member.foot().x() / members.size();
      middle[1] += (double) member.foot().y() / members.size();
    }
    return middle;
  }

  /** Not {@link Math#hypot}, which takes ten times as long to be right where squares overflow. */
  private static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }
}
