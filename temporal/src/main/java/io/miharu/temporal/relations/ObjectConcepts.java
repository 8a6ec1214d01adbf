package io.miharu.temporal.relations;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a thing that was put down is {@code unattended}: nobody who belongs to it is within 3
 * body heights, width 0.2. A body height is the person's own height.
 *
 * <p>Who belongs to it: everybody who has stood (below 0.5 own heights/s) within 3 heights of it
 * while it was there. Who merely walks by does not keep it company, or a bag in a busy hall would
 * never be alone. A moving region that is taller than the thing counts as a person: better late
 * than a false alarm.
 */
final class ObjectConcepts implements ConceptFamily {

  private static final double FAR = 3;
  private static final double STANDING = 0.5;

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
        double distance = person.footDistance(thing) / person.height();
        if (distance <= FAR && person.speed() < STANDING) {
          own.add(person.id());
        }
        if (own.contains(person.id())) {
          nearest = Math.min(nearest, distance);
        }
      }
      scene.say("unattended", Slope.above(Math.min(nearest, 100), FAR, 0.2), thing.id());
    }
  }

  @Override
  public void forget(int track) {
    owners.remove(track);
    owners.values().forEach(own -> own.remove(track));
  }

  private static boolean mayOwn(Actor person, Actor thing) {
    return person.isPerson()
        || (Labels.isMovingRegion(person.label())
            && person.box().height() > 1.3 * thing.box().height()
            && person.box().iou(thing.box()) < 0.3);
  }
}
