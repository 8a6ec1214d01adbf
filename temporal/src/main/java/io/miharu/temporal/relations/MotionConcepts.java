package io.miharu.temporal.relations;

import io.miharu.temporal.kinematics.Motion;

/**
 * How single tracks move before a standing camera: {@code moving}, {@code stopped}, {@code
 * running}, {@code lingering}.
 *
 * <ul>
 *   <li>moving, stopped: speed above or below 0.2 own heights/s, width 0.03; not before 0.5 s of
 *       age.
 *   <li>running: people only, speed above 1.5 own heights/s, width 0.1; not before 0.5 s of age,
 *       not at the border, and not while the box is unsteady: its height changes by more than 30 %
 *       within the window, and its places are more than 0.1 own heights off a straight way. (A box
 *       that jumps by d within the window seems to move, and is d/5 off.)
 *   <li>lingering: the track's displacement is below 0.2 of its path over 30 s, width 0.02, and the
 *       path above 1.5 own heights, width 0.1, since a standing box only jitters. Nor is it
 *       lingering to come, wait and go back the same way: the diagonal of all its places is below
 *       0.35 of the path, width 0.02; there and back once makes 0.5.
 * </ul>
 */
final class MotionConcepts implements ConceptFamily {

  static final double RUNNING = 1.5;
  static final double MOVING = 0.2;
  private static final double MIN_AGE_SECONDS = 0.5;
  private static final double MAX_HEIGHT_SPREAD = 1.3;
  private static final double MAX_WOBBLE = 0.1;
  private static final double LINGER_SECONDS = 29.5;

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      Motion motion = actor.motion();
      if (motion.seenSeconds() < MIN_AGE_SECONDS) {
        continue;
      }
      scene.say("moving", Slope.above(motion.speed(), MOVING, 0.03), actor.id());
      scene.say("stopped", Slope.below(motion.speed(), MOVING, 0.03), actor.id());
      if (actor.isPerson()
          && !motion.touchesBorder()
          && (motion.heightSpread() <= MAX_HEIGHT_SPREAD
              || motion.wobblePx() <= MAX_WOBBLE * motion.heightPx())) {
        scene.say("running", Slope.above(motion.speed(), RUNNING, 0.1), actor.id());
      }
      if (!Labels.isStill(actor.label()) && motion.pathSeconds() >= LINGER_SECONDS) {
        double straightness = motion.displacementPx() / Math.max(1, motion.pathPx());
        double heights = motion.pathPx() / motion.heightPx();
        scene.say(
            "lingering",
            Math.min(
                Math.min(Slope.below(straightness, 0.2, 0.02), Slope.above(heights, 1.5, 0.1)),
                Slope.below(motion.extentPx() / Math.max(1, motion.pathPx()), 0.35, 0.02)),
            actor.id());
      }
    }
  }
}
