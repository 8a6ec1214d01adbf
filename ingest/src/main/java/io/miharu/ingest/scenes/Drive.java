package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A dashcam scene while it is being staged. The own car drives along z in the lane around x = 0
 * with a camera 1.35 m up, whose horizon lies where the sides of the ego corridor meet. {@link
 * #side} mirrors the street. Not thread-safe.
 */
final class Drive {

  /** The corridor's corners as shares of the picture. */
  private static final double[] CORRIDOR = {0.30, 1.0, 0.70, 1.0, 0.54, 0.58, 0.46, 0.58};

  private static final double HIGH = 1.35;
  private static final double FOCAL = 554;

  /** The row of the horizon: where the corridor's sides meet. */
  private static final double HORIZON = 171.3;

  /** As far as the corridor reaches on flat ground, metres. */
  static final double CORRIDOR_REACH = FOCAL * HIGH / (0.58 * Scene.HEIGHT - HORIZON);

  /** Half of the corridor's width on flat ground, metres. */
  static final double CORRIDOR_HALF = 0.92;

  final Chance chance;
  final int side;
  final Cruise ego;
  private final long seed;
  private final double seconds;
  private final Script script;

  Drive(String name, double seconds, long seed, Curve speed, Curve across) {
    this.chance = new Chance(seed);
    this.side = chance.sign();
    this.seed = seed;
    this.seconds = seconds;
    this.script = new Script(name, seconds);
    double mirror = side;
    this.ego = new Cruise(0, speed, across.times(mirror), false);
    Roadside.along(side, ego.at(seconds).z() + 95, ego, chance).forEach(script::add);
  }

  <A extends Actor> A add(A actor) {
    return script.add(actor);
  }

  void happens(String event, DoublePredicate holds, Actor... who) {
    script.happens(event, holds, who);
  }

  /**
   * A car of our direction.
   *
   * @param gap metres from our camera to its rear at time 0
   * @param across x over time before mirroring
   */
  Vehicle car(Vehicle.Kind kind, double gap, Curve speed, Curve across) {
    double z = gap + kind.length / 2;
    int paint = kind == Vehicle.Kind.CAR ? Vehicle.anyPaint(chance) : 0x6A7A8A;
    return add(new Vehicle(kind, paint, new Cruise(z, speed, across.times(side), false)));
  }

  /** Traffic that comes toward us, parked cars, and people on the pavements. */
  void surroundings() {
    double metres = ego.at(seconds).z() + 90;
    double z = chance.between(40, 60);
    while (z < metres + 10 * seconds) {
      double speed = chance.between(8.5, 11);
      Vehicle.Kind kind = chance.below(6) == 0 ? Vehicle.Kind.BUS : Vehicle.Kind.CAR;
      Cruise way = new Cruise(z, Curve.of(0, 9.5), Curve.of(0, side * Road.LANE), true);
      add(new Nearby(new Vehicle(kind, Vehicle.anyPaint(chance), way)));
      z += 28 + 4 * speed * chance.between(0.3, 1);
    }
    double parked = -side * (Road.LANE * 1.5 + 1.15);
    for (z = chance.between(10, 25); z < metres; z += chance.between(7, 30)) {
      add(
          new Nearby(
              new Vehicle(
                  Vehicle.Kind.CAR, Vehicle.anyPaint(chance), Trajectory.standing(parked, z, 0))));
    }
    for (z = chance.between(8, 20); z < metres; z += chance.between(14, 40)) {
      int edge = chance.sign();
      double x = edge == side ? side * chance.between(6, 7.5) : edge * chance.between(8.3, 9.8);
      int way = chance.sign();
      double pace = chance.between(1, 1.3);
      Route route = Route.from(0, x, z).to(x, z + way * pace * seconds, pace).andStay();
      add(new Nearby(new Person(PersonLook.any(chance), route)));
    }
  }

  /** Metres from our camera to the rear of a vehicle. */
  double gap(Vehicle vehicle, double time) {
    return vehicle.way.at(time).z() - vehicle.kind.length / 2 - ego.at(time).z();
  }

  /** Seconds until we would touch it at present speeds; infinite when we do not come nearer. */
  double timeToContact(Vehicle vehicle, double time) {
    double closing = ego.speed(time) - vehicle.way.at(time).speed();
    double gap = gap(vehicle, time);
    return closing > 0.2 && gap > 0 ? gap / closing : Double.POSITIVE_INFINITY;
  }

  /** Whether something {@code gap} metres ahead at {@code x} is on the corridor's ground. */
  boolean inCorridor(double x, double gap, double time) {
    return gap > 0 && gap < CORRIDOR_REACH && Math.abs(x - ego.at(time).x()) < CORRIDOR_HALF;
  }

  boolean inCorridor(Vehicle vehicle, double time) {
    return inCorridor(vehicle.way.at(time).x(), gap(vehicle, time), time);
  }

  Scene finish() {
    long bumps = seed;
    Cruise from = ego;
    Stage stage =
        new Stage(
            time -> camera(from, bumps, time),
            false,
            () -> new Road(side, seed),
            new Sun(chance.sign() * chance.between(0.2, 0.6), chance.between(-0.3, 0.3), 0.3),
            chance.between(1.5, 2.5),
            script.actors());
    Point[] corners = new Point[4];
    for (int i = 0; i < 4; i++) {
      corners[i] =
          new Point(
              (float) (CORRIDOR[2 * i] * Scene.WIDTH),
              (float) (CORRIDOR[2 * i + 1] * Scene.HEIGHT));
    }
    Zone corridor =
        new Zone(
            "ego-corridor", Zone.Kind.ROADWAY, new Polygon(List.of(corners)), Optional.empty());
    return script.finish(Scene.Kind.DASHCAM, seed, stage, List.of(corridor));
  }

  private static Camera camera(Cruise ego, long bumps, double time) {
    Placement place = ego.at(time);
    double moving = Math.min(1, place.speed() / 5);
    double shake = moving * 0.0012 * (Chance.smooth(time * 5, 0, bumps) - 0.5);
    double pitch = Math.atan((Scene.HEIGHT / 2.0 - HORIZON) / FOCAL) + shake;
    return new Camera(
        place.x(), HIGH, place.z(), 0, pitch, FOCAL, Scene.WIDTH / 2.0, Scene.HEIGHT / 2.0);
  }

  /** Somebody who is drawn, and has a track, only within 80 m ahead of the camera. */
  private final class Nearby implements Actor {

    private final Actor actor;

    Nearby(Actor actor) {
      this.actor = actor;
    }

    @Override
    public Optional<ConceptId> label() {
      return actor.label();
    }

    @Override
    public boolean present(double time) {
      double ahead = actor.footprint(time).z() - ego.at(time).z();
      return actor.present(time) && ahead > -2 && ahead < 80;
    }

    @Override
    public Footprint footprint(double time) {
      return actor.footprint(time);
    }

    @Override
    public void paint(double time, Pen pen) {
      actor.paint(time, pen);
    }
  }
}
