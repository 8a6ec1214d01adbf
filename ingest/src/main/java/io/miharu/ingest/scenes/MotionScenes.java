package io.miharu.ingest.scenes;

import java.util.ArrayList;
import java.util.List;

/** Scenes about how people move: running, falling, coming together. */
final class MotionScenes {

  private MotionScenes() {}

  /** Somebody runs across the yard at depth {@code z}, from the side opposite to {@code way}. */
  static void run(Watch w, double way, double start, double z) {
    double speed = w.chance.between(3.5, 4.1);
    Person runner =
        w.person(Route.from(start, -way * w.outside(z), z).to(way * w.outside(z), z, speed));
    w.happens("running", start, Double.POSITIVE_INFINITY, runner);
  }

  /** Two runners among walkers, one of them brisk. */
  static Scene parkPath(long seed) {
    Watch w = new Watch("park-path", 46, seed);
    double s = w.side;
    w.yard.area(new Material(Material.Texture.GRASS, 0x6B7C4C), -60, 0, 60, 8.2);
    run(w, s, w.chance.between(12, 15), w.chance.between(9.6, 10.4));
    run(w, -s, w.chance.between(29, 32), w.chance.between(10.4, 11.4));
    double z = w.chance.between(11.8, 12.4);
    w.person(
        Route.from(w.chance.between(20, 22), -s * w.outside(z), z).to(s * w.outside(z), z, 1.45));
    w.passers(2, 38, 9);
    return w.finish();
  }

  /** Two people fall, each alone, lie for some seconds and get up again. */
  static Scene icyCourt(long seed) {
    Watch w = new Watch("icy-court", 50, seed);
    double s = w.side;
    fall(w, s, w.chance.between(9, 11));
    fall(w, -s, w.chance.between(29, 31));
    w.passers(3, 40, 11);
    return w.finish();
  }

  /** Somebody falls; before that, somebody bends down to the ground, which is no fall. */
  static Scene hallway(long seed) {
    Watch w = new Watch("hallway", 46, seed);
    double s = w.side;
    double z = w.chance.between(10.2, 11);
    Route route = Route.from(w.chance.between(8, 10), s * w.outside(z), z).to(s * 0.8, z, w.pace());
    double moment = route.now() + 1;
    w.person(route.stop(2.2).to(-s * w.outside(z), z, w.pace())).bendsAt(moment);
    fall(w, s, w.chance.between(25, 27));
    w.passers(2, 36, 11);
    return w.finish();
  }

  /** Falls to the side as the camera sees it, lies for 5 to 7 s. */
  private static void fall(Watch w, double s, double start) {
    double z = w.chance.between(9.4, 10.6);
    Route route =
        Route.from(start, -s * w.outside(z), z).to(s * w.chance.between(-1.2, 0.8), z, w.pace());
    double moment = route.now();
    double rises = moment + Person.FALL_SECONDS + w.chance.between(5, 7);
    route.stopUntil(rises + 2.6);
    Person person = w.person(route.to(s * w.outside(z + 0.5), z + 0.5, w.pace()));
    double way = w.chance.below(3) == 0 ? -s : s;
    person.falls(moment, rises, way * w.camera.rightX(), way * w.camera.rightZ());
    w.happens("fall", moment, rises + 1.2, person);
  }

  /** Twice four people meet, talk and part; at another time only three. */
  static Scene plaza(long seed) {
    Watch w = new Watch("plaza", 52, seed);
    double s = w.side;
    gather(w, 4, s * w.chance.between(-0.6, 0.6), w.chance.between(8, 9));
    gather(w, 4, s * w.chance.between(-0.6, 0.6), w.chance.between(29, 30));
    w.passers(3, 40, 13);
    return w.finish();
  }

  /** Three people meet, which is no gathering; then four do. */
  static Scene market(long seed) {
    Watch w = new Watch("market", 50, seed);
    double s = w.side;
    gather(w, 3, s * w.chance.between(-0.8, 0.8), w.chance.between(7, 8));
    gather(w, 4, s * w.chance.between(-0.6, 0.6), w.chance.between(27, 28));
    // Nobody passes while the three stand there, or they would be four.
    double edge = w.outside(Watch.FAR_LANE);
    w.person(Route.from(0.5, -edge, Watch.FAR_LANE).to(edge, Watch.FAR_LANE, 1.3));
    w.passers(24, 38, 12);
    return w.finish();
  }

  /** Four or three people come, stand in a loose row with space between them, and part. */
  private static void gather(Watch w, int people, double centre, double start) {
    double z = w.chance.between(10.2, 11);
    List<Person> members = new ArrayList<>();
    double together = start + 7.5;
    double apart = together + w.chance.between(8, 10);
    for (int i = 0; i < people; i++) {
      double x = centre + (i - (people - 1) / 2.0) * 1.25;
      double own = z + (i % 2 == 0 ? 0.35 : -0.35);
      int from = i * 2 < people ? -1 : 1;
      double edge = from * w.outside(own);
      double pace = w.pace();
      // Those from one side come one behind the other.
      double leave = together - Math.abs(edge - x) / pace - w.chance.between(0, 0.8);
      Route route = Route.from(leave, edge, own).to(x, own, pace).faceTo(centre, z);
      route.stopUntil(apart + w.chance.between(0, 0.8));
      double exit = own + (i % 2 == 0 ? 0.5 : -0.5);
      members.add(w.person(route.to(edge, exit, w.pace())));
    }
    if (people >= 4) {
      w.happens("gathering", time -> Watch.together(members, time), members.toArray(new Person[0]));
    }
  }
}
