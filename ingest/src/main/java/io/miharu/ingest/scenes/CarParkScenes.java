package io.miharu.ingest.scenes;

import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.List;
import java.util.Optional;

/** Scenes with parked cars that people get into and out of. */
final class CarParkScenes {

  /** Metres from the camera to the middle of the parked cars. */
  private static final double ROW = 10.6;

  private CarParkScenes() {}

  /** One gets into a car; later one gets out of it. */
  static Scene carPark(long seed) {
    Watch w = new Watch("car-park", 50, seed);
    double s = w.side;
    Vehicle car = park(w, s * w.chance.between(2.4, 2.8));
    enter(w, car, s, w.chance.between(9, 11));
    leave(w, park(w, -s * w.chance.between(2.4, 2.8)), -s, w.chance.between(31, 34));
    w.passers(2, 40, 10);
    return w.finish();
  }

  /** One gets out of a car, another gets in; another walks past without doing either. */
  static Scene kerbside(long seed) {
    Watch w = new Watch("kerbside", 50, seed);
    double s = w.side;
    Vehicle car = park(w, s * w.chance.between(-0.8, 0.8));
    leave(w, car, s, w.chance.between(10, 12));
    double z = 8.0;
    w.person(
        Route.from(w.chance.between(20, 22), s * w.outside(z), z).to(-s * w.outside(z), z, 1.3));
    enter(w, car, -s, w.chance.between(31, 33));
    w.passers(3, 40, 10);
    return w.finish();
  }

  /** A parked car, its side to the camera, and the zone around it. */
  private static Vehicle park(Watch w, double x) {
    double heading = w.chance.sign() * Math.PI / 2;
    Vehicle car =
        w.add(
            new Vehicle(
                Vehicle.Kind.CAR,
                Vehicle.anyPaint(w.chance),
                Trajectory.standing(x, ROW, heading)));
    w.lines(0xD4D4CC, x - 2.6, ROW - 1.2, x + 2.6, ROW + 1.4);
    w.zone(
        new Zone(
            "bay-" + (x < 0 ? "left" : "right"),
            Zone.Kind.PARKING,
            new Polygon(
                List.of(
                    w.seen(x - 2.5, 0, ROW - 1.75),
                    w.seen(x + 2.5, 0, ROW - 1.75),
                    w.seen(x + 2.4, 1.3, ROW + 0.9),
                    w.seen(x - 2.4, 1.3, ROW + 0.9))),
            Optional.empty()));
    return car;
  }

  /** Where one stands to open the door, {@code gap} metres from the car's near side. */
  private static Point atDoor(Vehicle car, double gap) {
    Placement place = car.way.at(0);
    return new Point(
        (float) (place.x() - 0.25 * place.aheadX()),
        (float) (place.z() - car.kind.width / 2 - gap));
  }

  /** The side that looks at the camera: right when the car points to the right. */
  private static int nearSide(Vehicle car) {
    return car.way.at(0).heading() > 0 ? 1 : -1;
  }

  private static void enter(Watch w, Vehicle car, double way, double start) {
    Point door = atDoor(car, 0.55);
    Point seat = atDoor(car, -0.5);
    double z = door.y() - w.chance.between(0.1, 0.5);
    Route route =
        Route.from(start, -way * w.outside(z), z)
            .to(door.x() - way * 1.2, z, w.pace())
            .to(door.x(), door.y(), w.pace());
    double arrived = route.now();
    route.faceTo(seat.x(), seat.y()).stop(1.3).to(seat.x(), seat.y(), 0.9);
    double gone = route.now();
    Person person = w.person(route).ducks(arrived + 1.2, 0, gone - 0.2, 0.75);
    opens(car, arrived + 0.3, gone + 0.3);
    w.happens("person-enters-vehicle", time -> time >= arrived && time < gone + 1, person, car);
  }

  private static void leave(Watch w, Vehicle car, double way, double start) {
    Point door = atDoor(car, 0.6);
    Point seat = atDoor(car, -0.5);
    double z = door.y() - w.chance.between(0.2, 0.5);
    Route route = Route.from(start, seat.x(), seat.y()).to(door.x(), door.y(), 0.9);
    double out = route.now();
    Person person =
        w.person(
                route
                    .face(way * Math.PI / 2)
                    .stop(1.3)
                    .to(door.x() + way, z, w.pace())
                    .to(way * w.outside(z), z, w.pace()))
            .ducks(start, 0.75, out, 0);
    opens(car, start - 0.9, out + 0.8);
    w.happens(
        "person-leaves-vehicle", time -> time >= start - 0.8 && time < out + 1.8, person, car);
  }

  private static void opens(Vehicle car, double from, double until) {
    car.door(nearSide(car), Curve.of(from, 0, from + 0.6, 1, until, 1, until + 0.6, 0));
  }
}
