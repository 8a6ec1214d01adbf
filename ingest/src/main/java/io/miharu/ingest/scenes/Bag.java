package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/**
 * A bag that stands on the ground, is carried, or both in turn: carried until it is put down, or
 * standing until it is taken.
 */
final class Bag implements Actor {

  /** What sort of bag, with its size in metres. */
  enum Kind {
    SUITCASE("suitcase", 0.5, 0.26, 0.68),
    BACKPACK("backpack", 0.38, 0.28, 0.5);

    final String label;
    final double width;
    final double thickness;
    final double height;

    Kind(String label, double width, double thickness, double height) {
      this.label = label;
      this.width = width;
      this.thickness = thickness;
      this.height = height;
    }
  }

  private final Kind kind;
  private final int rgb;
  private final Optional<Person> carrier;
  private final double carriedFrom;
  private final double carriedUntil;
  private final Placement rest;

  private Bag(
      Kind kind,
      int rgb,
      Optional<Person> carrier,
      double carriedFrom,
      double carriedUntil,
      Placement rest) {
    this.kind = kind;
    this.rgb = rgb;
    this.carrier = carrier;
    this.carriedFrom = carriedFrom;
    this.carriedUntil = carriedUntil;
    this.rest = rest;
  }

  /** Carried from the start, put down at {@code moment} where the hand then is. */
  static Bag putDown(Kind kind, int rgb, Person carrier, double moment) {
    carrier.laden(0, moment);
    return new Bag(kind, rgb, Optional.of(carrier), 0, moment, beside(carrier, moment));
  }

  /** Standing from the start, taken at {@code moment} from beside the taker's right hand. */
  static Bag taken(Kind kind, int rgb, Person carrier, double moment) {
    carrier.laden(moment, Double.POSITIVE_INFINITY);
    return new Bag(
        kind, rgb, Optional.of(carrier), moment, Double.POSITIVE_INFINITY, beside(carrier, moment));
  }

  /** Carried from first to last. */
  static Bag carried(Kind kind, int rgb, Person carrier) {
    return putDown(kind, rgb, carrier, Double.POSITIVE_INFINITY);
  }

  /** The place on the ground below the carrier's right hand. */
  private static Placement beside(Person carrier, double moment) {
    if (Double.isInfinite(moment)) {
      return new Placement(0, 0, 0, 0, 0);
    }
    Body body = carrier.body(moment);
    return new Placement(
        body.x(Body.RIGHT_HAND), body.z(Body.RIGHT_HAND), carrier.way.at(moment).heading(), 0, 0);
  }

  private boolean carried(double time) {
    return carrier.isPresent() && time >= carriedFrom && time < carriedUntil;
  }

  @Override
  public Optional<ConceptId> label() {
    return Optional.of(ConceptId.of(kind.label));
  }

  @Override
  public boolean present(double time) {
    return !carried(time) || carrier.orElseThrow().present(time);
  }

  @Override
  public Footprint footprint(double time) {
    if (carried(time)) {
      Body body = carrier.orElseThrow().body(time);
      return Footprint.point(body.x(Body.RIGHT_HAND), body.z(Body.RIGHT_HAND));
    }
    return Footprint.point(rest.x(), rest.z());
  }

  @Override
  public void paint(double time, Pen pen) {
    Placement place = rest;
    double bottom = 0;
    if (carried(time)) {
      Person person = carrier.orElseThrow();
      Body body = person.body(time);
      place =
          new Placement(
              body.x(Body.RIGHT_HAND),
              body.z(Body.RIGHT_HAND),
              person.way.at(time).heading(),
              0,
              0);
      bottom = Math.max(0, body.y(Body.RIGHT_HAND) - kind.height - 0.04);
    }
    double half = kind.width / 2;
    double thick = kind.thickness / 2;
    Solid solid = new Solid(pen, place);
    double top = bottom + kind.height;
    solid.block(-half, half, -thick, thick, bottom, top, rgb);
    if (!pen.drawsShadow()) {
      solid.limb(-0.09, 0, top, 0.015, -0.09, 0, top + 0.07, 0.015, 0x202020);
      solid.limb(-0.09, 0, top + 0.07, 0.015, 0.09, 0, top + 0.07, 0.015, 0x202020);
      solid.limb(0.09, 0, top + 0.07, 0.015, 0.09, 0, top, 0.015, 0x202020);
    }
  }
}
