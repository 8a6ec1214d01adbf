package io.miharu.ingest.scenes;

/** What can happen before the own car's bonnet. Times in seconds, speeds in metres per second. */
final class DashcamScenes {

  private static final Curve AHEAD = Curve.of(0, 0);

  private DashcamScenes() {}

  /** The car ahead brakes hard, and we notice late. */
  static Scene emergencyStop(String name, long seed) {
    double t = 4.5 + Chance.hash(seed, 1, 1);
    Drive d =
        new Drive(
            name, 11, seed, Curve.of(0, 11, t + 1, 11, t + 2.25, 1.5, t + 3.5, 2, t + 6, 8), AHEAD);
    Curve braking = Curve.of(0, 0, t, 0, t + 0.01, 1, t + 1.8, 1, t + 1.81, 0);
    Vehicle lead =
        d.car(
                Vehicle.Kind.CAR,
                11.5,
                Curve.of(0, 11, t, 11, t + 1.4, 2, t + 2.4, 2, t + 6, 10),
                AHEAD)
            .brakes(braking);
    d.happens("hard-braking-ahead", time -> time >= t && time < t + 1.4, lead);
    d.happens("near-collision", time -> contact(d, lead, time), lead);
    d.surroundings();
    return d.finish();
  }

  /** A slow car pulls out right before us. */
  static Scene slowMerger(String name, long seed) {
    double t = 4.5 + Chance.hash(seed, 1, 1);
    Drive d =
        new Drive(
            name, 10, seed, Curve.of(0, 12.5, t + 2, 12.5, t + 2.75, 5.8, t + 3.4, 5.8), AHEAD);
    Vehicle car =
        d.car(
            Vehicle.Kind.CAR,
            19.5 + 6.5 * t,
            Curve.of(0, 6),
            Curve.of(0, -Road.LANE, t, -Road.LANE, t + 1.5, 0));
    d.happens("cut-in", time -> time >= t && time < t + 2.2, car);
    d.happens("near-collision", time -> contact(d, car, time), car);
    d.surroundings();
    return d.finish();
  }

  private static boolean contact(Drive d, Vehicle vehicle, double time) {
    return d.inCorridor(vehicle, time) && d.timeToContact(vehicle, time) < 1.5;
  }

  /** The car ahead brakes hard, we too, and no harm is near. */
  static Scene brakeLights(String name, long seed) {
    double t = 4.5 + Chance.hash(seed, 1, 1);
    Drive d =
        new Drive(
            name, 11, seed, Curve.of(0, 11, t + 0.75, 11, t + 2.1, 4, t + 3.5, 4, t + 6, 8), AHEAD);
    Vehicle lead =
        d.car(Vehicle.Kind.CAR, 11, Curve.of(0, 11, t, 11, t + 1.46, 4, t + 3, 4, t + 5, 10), AHEAD)
            .brakes(Curve.of(0, 0, t, 0, t + 0.01, 1, t + 1.6, 1, t + 1.61, 0));
    d.happens("hard-braking-ahead", time -> time >= t && time < t + 1.46, lead);
    d.surroundings();
    return d.finish();
  }

  /** A faster car overtakes and pulls in close before us. */
  static Scene pulledIn(String name, long seed) {
    double t = 4.5 + Chance.hash(seed, 1, 1);
    Drive d = new Drive(name, 10, seed, Curve.of(0, 10.5), AHEAD);
    Vehicle car =
        d.car(
            Vehicle.Kind.CAR,
            9.5 - 1.3 * t,
            Curve.of(0, 11.8),
            Curve.of(0, -Road.LANE, t, -Road.LANE, t + 1.6, 0));
    d.happens("cut-in", time -> time >= t && time < t + 2.2, car);
    d.surroundings();
    return d.finish();
  }

  /** Somebody crosses the street; we stop and wait. */
  static Scene crossing(String name, long seed) {
    double t = 4.5 + Chance.hash(seed, 1, 1);
    Drive d =
        new Drive(
            name, 12, seed, Curve.of(0, 9, t - 0.6, 9, t + 2.4, 0, t + 4.6, 0, t + 7, 6), AHEAD);
    double z = d.ego.at(t).z() + 19;
    double pace = 1.4;
    double from = -d.side * 5.1;
    double edge = Drive.CORRIDOR_HALF;
    Route route = Route.from(t - (5.1 - edge) / pace, from, z).to(d.side * 8, z, pace).andStay();
    Person person = d.add(new Person(PersonLook.any(d.chance), route));
    d.happens(
        "pedestrian-on-roadway",
        time -> route.present(time) && Math.abs(route.at(time).x()) < edge,
        person);
    d.surroundings();
    return d.finish();
  }

  /** Somebody walks along in our lane, then steps aside. */
  static Scene walkerInLane(String name, long seed) {
    double t = 2.5 + Chance.hash(seed, 1, 1);
    Drive d =
        new Drive(
            name, 12, seed, Curve.of(0, 8.5, t, 8.5, t + 3, 1.3, t + 6.2, 1.3, t + 8, 6), AHEAD);
    double z = 8.5 + d.ego.at(t + 3).z() - 1.25 * (t + 3);
    double x = -d.side * 0.35;
    double leaves = t + 5.6;
    Route route =
        Route.from(0, x, z)
            .to(x, z + 1.25 * leaves, 1.25)
            .to(-d.side * 8.6, z + 1.25 * leaves + 1.5, 1.35)
            .andStay();
    Person person = d.add(new Person(PersonLook.any(d.chance), route));
    d.happens(
        "pedestrian-on-roadway",
        time -> {
          Placement place = route.at(time);
          return Math.abs(place.x()) < Road.LANE / 2 && place.z() - d.ego.at(time).z() < 22;
        },
        person);
    d.surroundings();
    return d.finish();
  }

  /** A car stands in our lane; we stop behind it. */
  static Scene breakdown(String name, long seed) {
    double t = 2 + Chance.hash(seed, 1, 1);
    double stop = t + 10 / 1.8;
    Drive d = new Drive(name, 12, seed, Curve.of(0, 10, t, 10, stop, 0), AHEAD);
    Vehicle car =
        d.car(Vehicle.Kind.CAR, d.ego.at(stop).z() + 6.5, Curve.of(0, 0), AHEAD)
            .brakes(Curve.of(0, 1));
    d.happens("stopped-vehicle", time -> d.inCorridor(car, time), car);
    d.surroundings();
    return d.finish();
  }

  /** A truck stands in our lane; we slow down and drive around it. */
  static Scene deliveryTruck(String name, long seed) {
    double t = 1.5 + Chance.hash(seed, 1, 1);
    double slow = t + 3.2;
    Drive d =
        new Drive(
            name,
            13,
            seed,
            Curve.of(0, 9, t, 9, slow, 3.8, slow + 6, 3.8, slow + 8, 7),
            Curve.of(0, 0, slow + 2, 0, slow + 4.2, -Road.LANE));
    double z = d.ego.at(slow + 2).z() + 12.5;
    Vehicle truck = d.car(Vehicle.Kind.TRUCK, z, Curve.of(0, 0), AHEAD);
    d.happens("stopped-vehicle", time -> d.inCorridor(truck, time), truck);
    d.surroundings();
    return d.finish();
  }

  /** Nothing happens: traffic flows, and the car ahead keeps its distance. */
  static Scene quietStreet(String name, long seed) {
    Drive d = new Drive(name, 12, seed, Curve.of(0, 10, 4, 10, 8, 8.5, 12, 9.5), AHEAD);
    d.car(Vehicle.Kind.CAR, 17, Curve.of(0, 10, 4, 10, 8, 8.7, 12, 9.6), AHEAD);
    d.car(Vehicle.Kind.CAR, 24, Curve.of(0, 9.5), Curve.of(0, -Road.LANE));
    d.surroundings();
    return d.finish();
  }
}
