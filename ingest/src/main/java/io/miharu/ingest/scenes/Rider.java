package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/**
 * Somebody on a bicycle or motorcycle.
 *
 * @param pedal where the pedals are, radians
 * @param helmet 0 for none, else its colour
 */
record Rider(PersonLook look, CycleBuild cycle, Placement place, double pedal, int helmet)
    implements Actor {

  @Override
  public Optional<ConceptId> label() {
    return Optional.of(Person.LABEL);
  }

  /** That of what is ridden; who comes later in a stage's list is painted over it. */
  @Override
  public Footprint footprint(double time) {
    return new Footprint(
        place.x(), place.z(), place.heading(), cycle.length() / 2, cycle.width() / 2);
  }

  @Override
  public void paint(double time, Pen pen) {
    Solid solid = new Solid(pen, place);
    double h = look.height();
    double g = look.girth();
    double hipA = -0.25;
    double hip = cycle.saddle() + 0.08;
    double lean = cycle.motor() ? 0.2 : 0.45;
    double trunk = 0.3 * h;
    double neckA = hipA + trunk * Math.sin(lean);
    double neck = hip + trunk * Math.cos(lean);
    for (int side = -1; side <= 1; side += 2) {
      double turn = pedal + (side > 0 ? Math.PI : 0);
      double footA = cycle.motor() ? 0.05 : -0.08 + 0.17 * Math.cos(turn);
      double foot = cycle.motor() ? 0.35 : 0.28 + 0.17 * Math.sin(turn);
      double b = side * 0.11;
      double kneeA = (hipA + footA) / 2 + 0.26;
      double knee = (hip + foot) / 2 + 0.1;
      int legs = look.trousers();
      solid.limb(hipA, b, hip, 0.085 * g, kneeA, side * 0.16, knee, 0.065 * g, legs);
      solid.limb(kneeA, side * 0.16, knee, 0.062 * g, footA, b, foot, 0.05 * g, legs);
      solid.limb(
          footA - 0.05, b, foot - 0.03, 0.045, footA + 0.15, b, foot - 0.05, 0.035, look.shoes());
    }
    solid.limb(hipA, 0, hip, 0.15 * g, neckA - 0.05, 0, neck - 0.12, 0.18 * g, look.jacket());
    if (look.rucksack() != 0) {
      solid.limb(
          hipA - 0.1, 0, hip + 0.2, 0.14, neckA - 0.22, 0, neck - 0.12, 0.14, look.rucksack());
    }
    for (int side = -1; side <= 1; side += 2) {
      double elbowA = (neckA + cycle.bar()) / 2;
      double elbow = (neck - 0.08 + cycle.barHeight()) / 2 - 0.08;
      solid.limb(
          neckA,
          side * 0.18,
          neck - 0.07,
          0.055 * g,
          elbowA,
          side * 0.27,
          elbow,
          0.05 * g,
          look.jacket());
      solid.limb(
          elbowA,
          side * 0.27,
          elbow,
          0.045 * g,
          cycle.bar(),
          side * 0.24,
          cycle.barHeight(),
          0.04,
          look.jacket());
    }
    double headA = neckA + 0.06;
    double head = neck + 0.12;
    solid.limb(headA, 0, head - 0.02, 0.085, headA, 0, head + 0.03, 0.095, look.skin());
    int top = helmet == 0 ? look.hair() : helmet;
    double r = helmet == 0 ? 0.1 : 0.125;
    solid.limb(headA - 0.03, 0, head + 0.04, r, headA - 0.02, 0, head + 0.05, r, top);
  }
}
