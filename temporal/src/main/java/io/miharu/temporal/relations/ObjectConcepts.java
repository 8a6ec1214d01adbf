package io.miharu.temporal.relations;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a thing that was put down is {@code unattended}: nobody who belongs to it is within 3
 * body heights, width 0.2. A body height is the person's own height.
 *
 * <p>Who belongs to it: who stands for {@value #STOOD_S} s within 3 heights of it, away from the
 * border, when it is noticed; and until {@value #BIRTH_S} s later who was where it lies in the
 * {@value Whereabouts#KEPT_S} s before, within one height, or anybody where nobody was seen to put
 * it down. A step up or down counts double ({@link Ground}). Who merely walks by, or stops to look
 * when it lies there, does not keep it company, or a bag in a busy hall would never be alone. A
 * moving region that is taller than the thing counts as a person: better late than a false alarm. A
 * person no taller than the thing, and in it, is a piece of the thing.
 */
final class ObjectConcepts implements ConceptFamily {

  private static final double FAR = 3;
  static final double STOOD_S = 1;
  static final double BIRTH_S = 5;

  /** Of one thing: who may have put it down, and who belongs to it. */
  private record Company(SortedSet<Integer> putDownBy, SortedSet<Integer> own) {

    boolean mayHavePutItDown(int person) {
      return putDownBy.isEmpty() || putDownBy.contains(person);
    }
  }

  private final Whereabouts whereabouts = new Whereabouts();
  private final SortedMap<Integer, Company> companies = new TreeMap<>();

  @Override
  public void say(Scene scene) {
    whereabouts.note(scene);
    for (Actor thing : scene.actors()) {
      if (Labels.isStaticObject(thing.label())) {
        double nearest = nearest(scene, thing);
        scene.say("unattended", Slope.above(Math.min(nearest, 100), FAR, 0.2), thing.id());
      }
    }
  }

  /** How far the nearest is who belongs to it, in own heights. */
  private double nearest(Scene scene, Actor thing) {
    Company company = companies.get(thing.id());
    boolean noticed = company == null;
    if (company == null) {
      company = new Company(whereabouts.whoWasAt(thing), new TreeSet<>());
      companies.put(thing.id(), company);
    }
    boolean early = thing.ageSeconds() <= BIRTH_S;
    double nearest = Double.POSITIVE_INFINITY;
    for (Actor person : scene.actors()) {
      if (!mayOwn(person, thing)) {
        continue;
      }
      double distance =
          Ground.distancePx(person.box().foot(), thing.box().foot()) / person.height();
      boolean joins = noticed || (early && company.mayHavePutItDown(person.id()));
      if (joins && distance <= FAR && stands(person)) {
        company.own().add(person.id());
      }
      if (company.own().contains(person.id())) {
        nearest = Math.min(nearest, distance);
      }
    }
    return nearest;
  }

  private static boolean stands(Actor person) {
    return person.motion().stoppedSeconds() >= STOOD_S && !person.motion().touchesBorder();
  }

  @Override
  public void forget(int track) {
    whereabouts.forget(track);
    companies.remove(track);
    companies.values().forEach(company -> company.own().remove(track));
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
