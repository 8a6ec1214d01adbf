package io.miharu.temporal.relations;

import io.miharu.core.Point;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a thing that was put down is {@code unattended}: nobody who belongs to it is within 3
 * body heights, width 0.2. A body height is the person's own height.
 *
 * <p>Who belongs to it: everybody who stands for {@value #STOOD_S} s, away from the border, within
 * 3 heights of it in the first {@value #BIRTH_S} s after it was noticed; a step up or down counts
 * double, as for a camera that looks down at 30 degrees. Who merely walks by does not keep it
 * company, or a bag in a busy hall would never be alone. A moving region that is taller than the
 * thing counts as a person: better late than a false alarm. A person no taller than the thing, and
 * in it, is a piece of the thing.
 */
final class ObjectConcepts implements ConceptFamily {

  private static final double FAR = 3;
  static final double STOOD_S = 1;
  static final double BIRTH_S = 5;
  private static final double DEPTH_WEIGHT = 2;

  private final SortedMap<Integer, SortedSet<Integer>> owners = new TreeMap<>();

  @Override
  public void say(Scene scene) {
    for (Actor thing : scene.actors()) {
      if (!Labels.isStaticObject(thing.label())) {
        continue;
      }
      SortedSet<Integer> own = owners.computeIfAbsent(thing.id(), id -> new TreeSet<>());
      double nearest = Double.POSITIVE_INFINITY;
      for (Actor person : scene.actors()) {
        if (!mayOwn(person, thing)) {
          continue;
        }
        double distance = distancePx(person, thing) / person.height();
        if (distance <= FAR
            && thing.ageSeconds() <= BIRTH_S
            && person.motion().stoppedSeconds() >= STOOD_S
            && !person.motion().touchesBorder()) {
          own.add(person.id());
        }
        if (own.contains(person.id())) {
          nearest = Math.min(nearest, distance);
        }
      }
      scene.say("unattended", Slope.above(Math.min(nearest, 100), FAR, 0.2), thing.id());
    }
  }

  private static double distancePx(Actor person, Actor thing) {
    Point feet = person.box().foot();
    Point base = thing.box().foot();
    return Math.hypot(feet.x() - base.x(), DEPTH_WEIGHT * (feet.y() - base.y()));
  }

  @Override
  public void forget(int track) {
    owners.remove(track);
    owners.values().forEach(own -> own.remove(track));
  }

  private static boolean mayOwn(Actor person, Actor thing) {
    if (person.box().height() <= thing.box().height()
        && person.box().coveredBy(thing.box()) > 0.5) {
      return false;
    }
    return person.isPerson()
        || (Labels.isMovingRegion(person.label())
            && person.box().height() > 1.3 * thing.box().height()
            && person.box().iou(thing.box()) < 0.3);
  }
}
