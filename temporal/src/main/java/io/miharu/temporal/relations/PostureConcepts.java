package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.Motion;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a person stands or lies, by the shape of the box alone: {@code upright} is w/h below 0.7,
 * {@code lying} above 1.1, width 0.05 both.
 *
 * <p>A wide box is more often two people whose regions merged, or one cut by something, than one
 * who fell. So lying needs a memory of the same track upright and whole, or of one that was lost
 * within a height of there and a second (of which it says {@code upright} once, of that time), and
 * against it: a height of at most 0.8 of the track's usual one (two people side by side stay tall),
 * a width of at least half the height that stood (a body is as long lying as standing; a bag is
 * not), an area of 0.2 to 2.2 (a camera that looks down sees a thin body, who falls towards it a
 * large one), and a bottom edge that stayed within half a height (behind a car, the bottom edge
 * jumps up).
 *
 * <p>At the border: who falls near the camera is cut by the lower edge, and still lies. Who walks
 * out over that edge is no wider than before, so the width tells them apart. A box cut above or
 * below that is narrow even so is upright; one cut at a side says nothing of that. Limits: who
 * falls towards the camera stays narrow, and who was never seen upright and whole cannot lie.
 */
final class PostureConcepts implements ConceptFamily {

  private static final double UPRIGHT = 0.7;
  private static final double LYING = 1.1;
  private static final double MIN_AGE_SECONDS = 0.3;

  /** Of the usual height; of who falls a network sees head and shoulders alone for a moment. */
  private static final double STANDS = 0.7;

  /** Who is lost is found again so soon, s. */
  private static final double MOMENT_SECONDS = 1;

  /** The last box of each track that was upright and whole. */
  private final SortedMap<Integer, Box> upright = new TreeMap<>();

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      Motion motion = actor.motion();
      if (!actor.isPerson()) {
        continue;
      }
      if (!upright.containsKey(actor.id()) && actor.ageSeconds() <= MOMENT_SECONDS) {
        takeOver(scene, actor);
      }
      if (motion.seenSeconds() < MIN_AGE_SECONDS) {
        continue;
      }
      Box box = motion.box();
      double aspect = box.width() / box.height();
      boolean cut = motion.touchesBorder();
      boolean whole = actor.state().whole();
      if (cut && !whole) {
        continue;
      }
      if (!cut || !isCutSideways(box, scene.width())) {
        // Both, so that the end of it is seen at once.
        double widest = whole ? Math.max(aspect, motion.aspect()) : motion.aspect();
        scene.say("upright", Slope.below(widest, UPRIGHT, 0.05), actor.id());
      }
      if (!cut && aspect < UPRIGHT && box.height() >= STANDS * motion.heightPx()) {
        upright.put(actor.id(), box);
      }
      Box stance = upright.get(actor.id());
      if (stance != null && fellFrom(stance, box, whole ? motion.heightPx() : 0, whole)) {
        double shape = whole ? aspect : motion.aspect();
        scene.say("lying", Slope.above(shape, LYING, 0.05), actor.id());
      }
    }
  }

  /** Who falls is lost at times, and found again on the floor: there he stood a moment ago. */
  private void takeOver(Scene scene, Actor actor) {
    scene.known().values().stream()
        .filter(other -> upright.containsKey(other.id()) && isLost(scene, other))
        .filter(other -> actor.since().secondsSince(lastSeen(other)) <= MOMENT_SECONDS)
        .filter(other -> apart(stance(other), actor) <= stance(other).height())
        .min(Comparator.comparingDouble(other -> apart(stance(other), actor)))
        .ifPresent(
            other -> {
              Box stood = stance(other);
              upright.put(actor.id(), stood);
              double aspect = stood.width() / stood.height();
              scene.saySince(
                  lastSeen(other), "upright", Slope.below(aspect, UPRIGHT, 0.05), actor.id());
            });
  }

  private Box stance(Actor actor) {
    return Objects.requireNonNull(upright.get(actor.id()));
  }

  private static MediaTime lastSeen(Actor actor) {
    return actor.motion().time();
  }

  private static boolean isLost(Scene scene, Actor other) {
    return !other.seenAtLook() || other.lastShown().isBefore(scene.time());
  }

  private static double apart(Box stood, Actor actor) {
    return stood.centre().distance(actor.firstBox().centre());
  }

  @Override
  public void forget(int track) {
    upright.remove(track);
  }

  /** Then it may be narrow because of that. */
  private static boolean isCutSideways(Box box, int width) {
    double margin = Math.max(2, 0.005 * width);
    return box.left() < margin || box.right() > width - margin;
  }

  /**
   * @param ownHeight of the person by other means, px, or 0
   */
  private static boolean fellFrom(Box stance, Box now, double ownHeight, boolean whole) {
    double areaRatio = now.areaPx2() / stance.areaPx2();
    return now.height() <= 0.8 * Math.max(stance.height(), ownHeight)
        && now.width() >= 0.5 * stance.height()
        && areaRatio >= 0.2
        && areaRatio <= (whole ? 2.2 : 1.8)
        && Math.abs(now.bottom() - stance.bottom()) <= 0.5 * stance.height();
  }
}
