package io.miharu.ingest.scenes;

/**
 * A drive along the road, which runs along z: a speed and a place across the road over time.
 * Immutable.
 */
final class Cruise implements Trajectory {

  private final double startZ;
  private final Curve speed;
  private final Curve across;
  private final boolean oncoming;

  /**
   * @param startZ metres, at time 0
   * @param speed metres per second over time; its first key must be at time 0
   * @param across x in metres over time
   * @param oncoming whether it drives toward smaller z
   */
  Cruise(double startZ, Curve speed, Curve across, boolean oncoming) {
    this.startZ = startZ;
    this.speed = speed;
    this.across = across;
    this.oncoming = oncoming;
  }

  double speed(double time) {
    return speed.at(time);
  }

  @Override
  public boolean present(double time) {
    return true;
  }

  @Override
  public Placement at(double time) {
    double travelled = speed.areaUntil(time);
    double z = oncoming ? startZ - travelled : startZ + travelled;
    double sideways = (smooth(time + 0.1) - smooth(time - 0.1)) / 0.2;
    double velocity = speed.at(time);
    double heading = Math.atan2(sideways, Math.max(1.5, velocity));
    return new Placement(
        smooth(time), z, oncoming ? Math.PI - heading : heading, travelled, velocity);
  }

  /** A lane change without corners: the mean of the curve over 0.8 s. */
  private double smooth(double time) {
    double sum = 0;
    for (int i = -4; i <= 4; i++) {
      sum += across.at(time + 0.1 * i);
    }
    return sum / 9;
  }
}
