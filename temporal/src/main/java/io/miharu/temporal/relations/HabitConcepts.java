package io.miharu.temporal.relations;

import io.miharu.temporal.habits.Habit;
import io.miharu.temporal.habits.HabitMonitor;
import io.miharu.temporal.habits.HabitMonitor.Judgement;
import io.miharu.temporal.habits.HabitMonitor.Sighting;
import io.miharu.temporal.habits.Kind;
import io.miharu.temporal.kinematics.Motion;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code unusual}: a track is or goes where its kind does not, or is of another speed or size than
 * they are there, by what this camera has learnt so far.
 *
 * <p>Only what is clear of the border and was followed for half a second is shown to the monitor,
 * since speed and size of the rest are guesses. Things that stand still by nature (left objects,
 * empty places) have events of their own.
 */
final class HabitConcepts implements ConceptFamily {

  private static final double MIN_AGE_SECONDS = 0.5;

  private final HabitMonitor monitor;

  HabitConcepts(HabitMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void say(Scene scene) {
    List<Sighting> sightings = new ArrayList<>();
    for (Actor actor : scene.actors()) {
      Motion motion = actor.motion();
      if (!Labels.isStill(actor.label())
          && motion.seenSeconds() >= MIN_AGE_SECONDS
          && !motion.touchesBorder()) {
        sightings.add(new Sighting(actor.id(), habit(scene, actor, motion)));
      }
    }
    for (Judgement judgement : monitor.observe(scene.time(), sightings)) {
      scene.say("unusual", judgement.probability(), judgement.track());
    }
  }

  private static Habit habit(Scene scene, Actor actor, Motion motion) {
    return new Habit(
        Kind.of(actor.label()),
        share(actor.box().centreX(), scene.width()),
        share(actor.box().bottom(), scene.height()),
        motion.heading(),
        motion.speed(),
        actor.box().height() / scene.height());
  }

  private static double share(double px, int sizePx) {
    return Math.min(1, Math.max(0, px / sizePx));
  }
}
