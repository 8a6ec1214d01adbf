package io.miharu.ingest.scenes;

import io.miharu.core.Point;
import io.miharu.core.Zone;
import java.util.Optional;

/** Scenes whose events depend on where people are: intrusion, loitering, wrong way. */
final class ZoneScenes {

  private ZoneScenes() {}

  /** Two people go into a restricted area; others keep just outside. */
  static Scene fencedYard(long seed) {
    Watch w = new Watch("fenced-yard", 50, seed);
    double s = w.side;
    double z0 = 8.6;
    double z1 = 12.2;
    w.lines(0xD0B030, s * 0.6, z0, s * 4.6, z1);
    Zone zone =
        w.zone(
            "store-yard",
            Zone.Kind.RESTRICTED,
            Optional.empty(),
            s * 0.6,
            z0,
            s * 4.6,
            z0,
            s * 4.6,
            z1,
            s * 0.6,
            z1);
    w.add(Props.pillar(s * 0.6, z1, 0.06, 1.1, 0x8A7A30));
    w.add(Props.pillar(s * 4.6, z1, 0.06, 1.1, 0x8A7A30));
    double first = w.chance.between(9, 12);
    double inside = w.chance.between(9.6, 11.2);
    Person visitor =
        w.person(
            Route.from(first, -s * w.outside(10), 10)
                .to(s * 2.2, inside, w.pace())
                .stop(w.chance.between(4, 7))
                .to(-s * w.outside(11.5), 11.5, w.pace()));
    w.happens("intrusion", time -> w.stands(visitor, zone, time), visitor);
    double second = w.chance.between(29, 31);
    Person crosser =
        w.person(
            Route.from(second, s * w.outside(9.8), 9.8)
                .to(s * 2.6, 9.6, w.pace())
                .stop(w.chance.between(2, 4))
                .to(s * 1.5, 10.6, w.pace())
                .to(-s * w.outside(10.5), 10.5, w.pace()));
    w.happens("intrusion", time -> w.stands(crosser, zone, time), crosser);
    // Close to the edge, but outside.
    w.person(
        Route.from(w.chance.between(19, 21), -s * w.outside(9), 9)
            .to(-s * 0.9, 9.5, w.pace())
            .stop(w.chance.between(2, 4))
            .to(-s * w.outside(12), 12, w.pace()));
    w.passers(1, 40, 8);
    return w.finish();
  }

  /** Somebody paces up and down before an entrance; others only pass. */
  static Scene entrance(long seed) {
    Watch w = new Watch("entrance", 68, seed);
    double s = w.side;
    Zone zone = watched(w);
    double from = w.chance.between(9, 10);
    Route route = Route.from(from, -s * w.outside(10.4), 10.4);
    pace(w, route, s, from + 46 + w.chance.between(0, 3));
    Person lingerer = w.person(route.to(-s * w.outside(11), 11, w.pace()));
    w.happens("loitering", time -> w.stands(lingerer, zone, time), lingerer);
    w.passers(2, 55, 10);
    return w.finish();
  }

  /** Somebody waits about for somebody who does not come. */
  static Scene waitingCorner(long seed) {
    Watch w = new Watch("waiting-corner", 64, seed);
    double s = w.side;
    Zone zone = watched(w);
    double from = w.chance.between(8.5, 9.5);
    Route route = Route.from(from, s * w.outside(11), 11);
    pace(w, route, -s, from + 43 + w.chance.between(0, 2));
    Person lingerer = w.person(route.to(s * w.outside(10), 10, w.pace()));
    w.happens("loitering", time -> w.stands(lingerer, zone, time), lingerer);
    w.passers(3, 50, 9);
    return w.finish();
  }

  private static Zone watched(Watch w) {
    w.yard.area(new Material(Material.Texture.PAVING, 0xB0A594), -4.4, 8.4, 4.4, 12.8);
    return w.zone(
        "entrance",
        Zone.Kind.WATCHED,
        Optional.empty(),
        -4.4,
        8.4,
        4.4,
        8.4,
        4.4,
        12.8,
        -4.4,
        12.8);
  }

  /** Up and down between two places until a moment, with short looks around. */
  private static void pace(Watch w, Route route, double s, double until) {
    double far = w.chance.between(1.6, 2.4);
    boolean right = false;
    while (route.now() < until) {
      route.to(
          s * (right ? far : -far) + w.chance.between(-0.3, 0.3),
          w.chance.between(9.6, 11),
          w.chance.between(0.95, 1.15));
      route.stop(w.chance.between(0.4, 1.6));
      right = !right;
    }
  }

  /** A one-way passage: most go with the arrow, two against it. */
  static Scene oneWayPassage(long seed) {
    Watch w = new Watch("one-way-passage", 48, seed);
    double s = w.side;
    oneWay(w, s);
    wrongWay(w, s, w.chance.between(9, 12), 9.6);
    wrongWay(w, s, w.chance.between(29, 31), 9.9);
    for (double start : new double[] {2, 19.5, 38}) {
      double z = w.chance.between(11.2, 11.6);
      w.person(
          Route.from(start + w.chance.between(-1, 1), -s * w.outside(z), z)
              .to(s * w.outside(z), z, w.pace()));
    }
    w.passers(6, 36, 12);
    return w.finish();
  }

  /** A gate with an arrow, used against it once; a suitcase that stood there is taken away. */
  static Scene loadingGate(long seed) {
    Watch w = new Watch("loading-gate", 48, seed);
    double s = w.side;
    oneWay(w, s);
    wrongWay(w, s, w.chance.between(31, 33), 10);
    // Goes with the arrow, takes the suitcase, goes on with the arrow.
    double x = s * w.chance.between(-0.5, 1.5);
    Route route = Route.from(w.chance.between(10, 12), -s * w.outside(11), 11).to(x, 11, w.pace());
    double moment = route.now() + 1.2;
    Person taker =
        w.person(route.stop(2.4).to(s * w.outside(11.4), 11.4, w.pace())).bendsAt(moment);
    Bag bag =
        w.add(
            Bag.taken(
                Bag.Kind.SUITCASE, w.chance.pick(0x7A1F1F, 0x1F2F5A, 0x202020), taker, moment));
    w.happens("removed-object", time -> time >= moment, bag, taker);
    w.passers(4, 36, 11);
    return w.finish();
  }

  private static void oneWay(Watch w, double s) {
    w.yard.area(new Material(Material.Texture.ASPHALT, 0x6A6C70), -5, 9, 5, 12.2);
    w.lines(0xD8D8D0, -5, 9, 5, 12.2);
    for (double x = -3; x <= 3; x += 3) {
      Material paint = new Material(Material.Texture.PAINT, 0xD8D8D0);
      w.yard.patch(
          paint, x - s * 0.6, 10.5, x + s * 0.3, 10.5, x + s * 0.3, 10.65, x - s * 0.6, 10.65);
      w.yard.patch(paint, x + s * 0.3, 10.25, x + s * 0.75, 10.575, x + s * 0.3, 10.9);
    }
    Point from = w.seen(-s, 0, 10.6);
    Point to = w.seen(s, 0, 10.6);
    w.zone(
        "passage",
        Zone.Kind.ONE_WAY,
        Optional.of(new Point(to.x() - from.x(), to.y() - from.y())),
        -5,
        9,
        5,
        9,
        5,
        12.2,
        -5,
        12.2);
  }

  private static void wrongWay(Watch w, double s, double start, double z) {
    Person person =
        w.person(Route.from(start, s * w.outside(z), z).to(-s * w.outside(z), z, w.pace()));
    w.happens(
        "wrong-way",
        time -> w.inSight(person, time) && Math.abs(person.way.at(time).x()) <= 5,
        person);
  }
}
