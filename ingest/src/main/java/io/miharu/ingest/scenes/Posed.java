package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/**
 * Somebody on foot, caught at one moment.
 *
 * @param stride how far the limbs swing, as {@link Body#pose} has it
 * @param crouch 0 upright to 1 squatting
 * @param bend of the trunk, radians
 * @param tilt of the whole body, radians: 0 upright, 1.5 lying
 * @param toward where the head goes to then, radians
 */
record Posed(
    PersonLook look,
    Placement place,
    double stride,
    double crouch,
    double bend,
    double tilt,
    double toward,
    boolean laden)
    implements Actor {

  /** Upright mostly; of ten people three bend or squat, and two are on the way down or lie. */
  static Posed any(PersonLook look, Placement place, Chance chance) {
    double speed = chance.below(3) == 0 ? 0 : chance.between(0.8, 3);
    int which = chance.below(10);
    return new Posed(
        look,
        new Placement(place.x(), place.z(), place.heading(), chance.between(0, 2), speed),
        speed == 0 ? 0 : Math.min(1.8, 0.4 + 0.5 * speed),
        which < 2 ? chance.between(0, 0.9) : 0,
        which == 0 || which == 2 ? chance.between(0.2, 1.2) : 0,
        which == 3 || which == 4 ? chance.between(0.5, 1.5) : 0,
        chance.between(0, 2 * Math.PI),
        chance.below(4) == 0);
  }

  @Override
  public Optional<ConceptId> label() {
    return Optional.of(Person.LABEL);
  }

  @Override
  public Footprint footprint(double time) {
    return Footprint.point(place.x(), place.z());
  }

  @Override
  public void paint(double time, Pen pen) {
    Body body = new Body(look.height());
    body.pose(place, stride, crouch, bend, laden);
    if (tilt > 0) {
      body.tip(place, tilt, Math.sin(toward), Math.cos(toward));
    }
    new PersonPainter(look, body, pen).paint(place.heading());
  }
}
