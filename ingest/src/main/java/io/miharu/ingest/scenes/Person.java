package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/** Somebody on foot. Built by its own methods, then only read. */
final class Person implements Actor {

  static final ConceptId LABEL = ConceptId.of("person");

  /** Seconds from standing to lying. */
  static final double FALL_SECONDS = 0.75;

  private static final double LYING = 1.5;

  final PersonLook look;
  final Trajectory way;
  private Curve bend = Curve.ZERO;
  private Curve crouch = Curve.ZERO;
  private Curve tilt = Curve.ZERO;
  private double tiltX = 1;
  private double tiltZ;
  private double ladenFrom = Double.POSITIVE_INFINITY;
  private double ladenUntil = Double.POSITIVE_INFINITY;

  Person(PersonLook look, Trajectory way) {
    this.look = look;
    this.way = way;
  }

  /** Bends down over {@code moment}, 0.8 s each way, and is up again. */
  Person bendsAt(double moment) {
    bend = Curve.of(moment - 0.8, 0, moment - 0.1, 1.15, moment + 0.1, 1.15, moment + 0.8, 0);
    crouch = Curve.of(moment - 0.8, 0, moment - 0.1, 0.5, moment + 0.1, 0.5, moment + 0.8, 0);
    return this;
  }

  /** Ducks from {@code start} on, as one gets into a car, or until {@code end}, as one gets out. */
  Person ducks(double start, double startDepth, double end, double endDepth) {
    crouch = Curve.of(start, startDepth, end, endDepth);
    bend = Curve.of(start, startDepth * 0.7, end, endDepth * 0.7);
    return this;
  }

  /**
   * Falls at {@code start} with the head toward {@code (dx, dz)}, lies, and begins to get up at
   * {@code rises}, which takes 2.4 s.
   */
  Person falls(double start, double rises, double dx, double dz) {
    double length = Math.hypot(dx, dz);
    tiltX = dx / length;
    tiltZ = dz / length;
    tilt =
        Curve.of(
            start,
            0,
            start + 0.4 * FALL_SECONDS,
            0.18 * LYING,
            start + 0.75 * FALL_SECONDS,
            0.62 * LYING,
            start + FALL_SECONDS,
            LYING,
            rises,
            LYING,
            rises + 1.2,
            0.7,
            rises + 2.4,
            0);
    crouch =
        Curve.of(
            start,
            0,
            start + 0.4,
            0.22,
            start + FALL_SECONDS,
            0.1,
            rises,
            0.1,
            rises + 1.2,
            0.75,
            rises + 2.4,
            0);
    return this;
  }

  /** Carries something in the right hand. */
  Person laden(double from, double until) {
    ladenFrom = from;
    ladenUntil = until;
    return this;
  }

  @Override
  public Optional<ConceptId> label() {
    return Optional.of(LABEL);
  }

  @Override
  public boolean present(double time) {
    return way.present(time);
  }

  @Override
  public Footprint footprint(double time) {
    Placement place = way.at(time);
    return Footprint.point(place.x(), place.z());
  }

  /** The joints at a moment. */
  Body body(double time) {
    Placement place = way.at(time);
    // Limbs start and stop swinging over a moment, not at once.
    double speed =
        (place.speed() + way.at(Math.max(0, time - 0.12)).speed() + way.at(time + 0.12).speed())
            / 3;
    double stride =
        speed < 0.02
            ? 0
            : speed < 2 ? Math.min(1.15, 0.35 + 0.5 * speed) : Math.min(1.8, speed / 2);
    Body body = new Body(look.height());
    boolean laden = time >= ladenFrom && time < ladenUntil;
    body.pose(place, stride, crouch.at(time), bend.at(time), laden);
    double angle = tilt.at(time);
    if (angle > 0) {
      body.tip(place, angle, tiltX, tiltZ);
    }
    return body;
  }

  @Override
  public void paint(double time, Pen pen) {
    new PersonPainter(look, body(time), pen).paint(way.at(time).heading());
  }
}
