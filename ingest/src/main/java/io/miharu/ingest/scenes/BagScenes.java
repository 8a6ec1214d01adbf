package io.miharu.ingest.scenes;

/** Scenes about things that are left, taken or just carried. */
final class BagScenes {

  private BagScenes() {}

  /** A suitcase is put down and left for the rest of the scene. */
  static Scene stationHall(long seed) {
    Watch w = new Watch("station-hall", 58, seed);
    double s = w.side;
    leave(w, s, w.chance.between(8.5, 10), Bag.Kind.SUITCASE);
    // Puts nothing down: carries a suitcase through.
    Person traveller =
        w.person(
            Route.from(w.chance.between(30, 34), s * w.outside(12.6), 12.6)
                .to(-s * w.outside(12.6), 12.6, w.pace()));
    w.add(Bag.carried(Bag.Kind.SUITCASE, w.chance.pick(0x303030, 0x1D3A5C), traveller));
    w.passers(2, 48, 10);
    return w.finish();
  }

  /** A rucksack is left near a wall; somebody runs past. */
  static Scene busStop(long seed) {
    Watch w = new Watch("bus-stop", 54, seed);
    double s = w.side;
    leave(w, s, w.chance.between(8.5, 9.5), Bag.Kind.BACKPACK);
    MotionScenes.run(w, -s, w.chance.between(32, 38), w.chance.between(11.6, 12.4));
    w.passers(3, 42, 11);
    return w.finish();
  }

  private static void leave(Watch w, double s, double start, Bag.Kind kind) {
    double z = w.chance.between(9.4, 10.4);
    double x = s * w.chance.between(-1.5, 1.2);
    Route route = Route.from(start, -s * w.outside(z), z).to(x, z, w.pace());
    double moment = route.now() + 1.3;
    Person owner =
        w.person(
                route
                    .stop(2.6)
                    .to(x + s * 1.5, z + 0.6, w.pace())
                    .to(s * w.outside(z + 1), z + 1, w.pace()))
            .bendsAt(moment);
    int colour =
        kind == Bag.Kind.SUITCASE
            ? w.chance.pick(0x141414, 0x7A1515, 0x16264A)
            : w.chance.pick(0x151B12, 0x7A2010, 0x101828);
    Bag bag = w.add(Bag.putDown(kind, colour, owner, moment));
    w.happens("left-behind-object", time -> time >= moment, bag, owner);
  }

  /** A suitcase that always stood there is carried away; later somebody runs. */
  static Scene shopFront(long seed) {
    Watch w = new Watch("shop-front", 50, seed);
    double s = w.side;
    double z = w.chance.between(9.6, 10.6);
    double x = s * w.chance.between(-0.8, 1.4);
    Route route = Route.from(w.chance.between(11, 14), s * w.outside(z), z).to(x, z, w.pace());
    double moment = route.now() + 1.2;
    Person taker =
        w.person(route.stop(2.4).to(-s * w.outside(z + 0.8), z + 0.8, w.pace())).bendsAt(moment);
    Bag bag =
        w.add(
            Bag.taken(
                Bag.Kind.SUITCASE, w.chance.pick(0x181818, 0x7A1F1F, 0x18305A), taker, moment));
    w.happens("removed-object", time -> time >= moment, bag, taker);
    MotionScenes.run(w, s, w.chance.between(34, 38), w.chance.between(9.8, 11));
    w.passers(2, 40, 10);
    return w.finish();
  }
}
