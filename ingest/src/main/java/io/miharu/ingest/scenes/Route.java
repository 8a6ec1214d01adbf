package io.miharu.ingest.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * A way on foot or wheels: straight legs at constant speed, with stops. Built by its own methods,
 * then only read; not thread-safe while it is built.
 */
final class Route implements Trajectory {

  /** Seconds that turning to a new direction takes. */
  private static final double TURN = 0.45;

  private record Leg(
      double start,
      double end,
      double fromX,
      double fromZ,
      double toX,
      double toZ,
      double heading,
      double travelled) {

    double length() {
      return Math.hypot(toX - fromX, toZ - fromZ);
    }

    double speed() {
      return length() / (end - start);
    }
  }

  private final List<Leg> legs = new ArrayList<>();
  private final double start;
  private double time;
  private double x;
  private double z;
  private double heading;
  private double travelled;
  private boolean stays;

  private Route(double start, double x, double z) {
    this.start = start;
    this.time = start;
    this.x = x;
    this.z = z;
  }

  /** Appears at {@code (x, z)} metres, {@code start} seconds from the first frame. */
  static Route from(double start, double x, double z) {
    return new Route(start, x, z);
  }

  /** Goes straight to {@code (x, z)} at {@code speed} metres per second, above 0. */
  Route to(double toX, double toZ, double speed) {
    double length = Math.hypot(toX - x, toZ - z);
    if (length < 1e-6) {
      return this;
    }
    heading = Math.atan2(toX - x, toZ - z);
    double end = time + length / speed;
    legs.add(new Leg(time, end, x, z, toX, toZ, heading, travelled));
    travelled += length;
    time = end;
    x = toX;
    z = toZ;
    return this;
  }

  /** Stands for {@code seconds}. */
  Route stop(double seconds) {
    if (seconds > 0) {
      legs.add(new Leg(time, time + seconds, x, z, x, z, heading, travelled));
      time += seconds;
    }
    return this;
  }

  /** Stands until {@code moment}; does nothing when that is past. */
  Route stopUntil(double moment) {
    return stop(moment - time);
  }

  /** Turns on the spot to look along {@code radians}, for the next stop. */
  Route face(double radians) {
    heading = radians;
    return this;
  }

  /** Turns on the spot to look at {@code (atX, atZ)}, for the next stop. */
  Route faceTo(double atX, double atZ) {
    return face(Math.atan2(atX - x, atZ - z));
  }

  /** Stays at its end for good; otherwise it is gone then. */
  Route andStay() {
    stays = true;
    return stop(0.001);
  }

  /** The moment up to which this route is built. */
  double now() {
    return time;
  }

  @Override
  public boolean present(double moment) {
    return moment >= start && (stays || moment < time);
  }

  @Override
  public Placement at(double moment) {
    if (legs.isEmpty()) {
      return new Placement(x, z, heading, 0, 0);
    }
    int index = 0;
    while (index + 1 < legs.size() && moment >= legs.get(index).end()) {
      index++;
    }
    Leg leg = legs.get(index);
    double share = Math.max(0, Math.min(1, (moment - leg.start()) / (leg.end() - leg.start())));
    double turned = leg.heading();
    if (index > 0 && moment - leg.start() < TURN) {
      double before = legs.get(index - 1).heading();
      double turn = Math.IEEEremainder(leg.heading() - before, 2 * Math.PI);
      double done = Math.max(0, (moment - leg.start()) / TURN);
      turned = before + turn * done * done * (3 - 2 * done);
    }
    return new Placement(
        leg.fromX() + (leg.toX() - leg.fromX()) * share,
        leg.fromZ() + (leg.toZ() - leg.fromZ()) * share,
        turned,
        leg.travelled() + leg.length() * share,
        moment >= leg.end() ? 0 : leg.speed());
  }
}
