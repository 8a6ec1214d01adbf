package io.miharu.ingest.scenes;

/**
 * Where something stands on the ground and how it moves at one moment.
 *
 * @param x metres
 * @param z metres
 * @param heading radians; 0 faces along z, positive turns to the right
 * @param travelled metres since it set out, the clock of its legs and wheels
 * @param speed metres per second
 */
record Placement(double x, double z, double heading, double travelled, double speed) {

  /** The unit vector ahead, x. */
  double aheadX() {
    return Math.sin(heading);
  }

  /** The unit vector ahead, z. */
  double aheadZ() {
    return Math.cos(heading);
  }

  double distance(Placement other) {
    return Math.hypot(x - other.x, z - other.z);
  }
}
