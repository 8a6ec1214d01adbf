package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.Motion;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a person stands or lies, by the shape of the box alone: {@code upright} is w/h below 0.7,
 * {@code lying} above 1.1, width 0.05 both.
 *
 * <p>A wide box is more often two people whose regions merged, or one cut by something, than one
 * who fell. So lying needs a memory of the same track upright, and against it: a height of at most
 * 0.8 (two people side by side stay tall), a width of at least half the height that stood (a body
 * is as long lying as standing; a bag is not), an area of 0.2 to 1.8 (a camera that looks down sees
 * a thin body), and a bottom edge that stayed within half a height (behind a car, the bottom edge
 * jumps up). Boxes at the border say nothing. Limits: who falls towards the camera stays narrow,
 * and who was never seen upright cannot lie.
 */
final class PostureConcepts implements ConceptFamily {

  private static final double UPRIGHT = 0.7;
  private static final double LYING = 1.1;
  private static final double MIN_AGE_SECONDS = 0.3;

  private record Stance(MediaTime time, Box box) {}

  private final SortedMap<Integer, Stance> upright = new TreeMap<>();

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      Motion motion = actor.motion();
      if (!actor.isPerson() || motion.touchesBorder() || motion.seenSeconds() < MIN_AGE_SECONDS) {
        continue;
      }
      scene.say("upright", Slope.below(motion.aspect(), UPRIGHT, 0.05), actor.id());
      Box box = motion.box();
      // The box itself, not its mean shape: the memory must be of a moment that was truly upright.
      if (box.width() / box.height() < UPRIGHT) {
        upright.put(actor.id(), new Stance(motion.time(), box));
      }
      Stance before = upright.get(actor.id());
      if (before != null && fellFrom(before.box(), box)) {
        scene.say("lying", Slope.above(motion.aspect(), LYING, 0.05), actor.id());
      }
    }
  }

  @Override
  public void forget(int track) {
    upright.remove(track);
  }

  private static boolean fellFrom(Box stance, Box now) {
    double areaRatio = now.areaPx2() / stance.areaPx2();
    return now.height() <= 0.8 * stance.height()
        && now.width() >= 0.5 * stance.height()
        && areaRatio >= 0.2
        && areaRatio <= 1.8
        && Math.abs(now.bottom() - stance.bottom()) <= 0.5 * stance.height();
  }
}
