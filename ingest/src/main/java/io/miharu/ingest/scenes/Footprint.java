package io.miharu.ingest.scenes;

/**
 * The ground that something covers, to decide what hides what.
 *
 * @param x centre, metres
 * @param z centre, metres
 * @param heading radians
 * @param halfLength along the heading, metres; 0 for a person, a point
 * @param halfWidth metres
 */
record Footprint(double x, double z, double heading, double halfLength, double halfWidth) {

  static Footprint point(double x, double z) {
    return new Footprint(x, z, 0, 0, 0);
  }

  double distance(Camera camera) {
    return Math.hypot(x - camera.x, z - camera.z);
  }

  private boolean hasArea() {
    return halfLength > 0;
  }

  private double along(double px, double pz) {
    return (px - x) * Math.sin(heading) + (pz - z) * Math.cos(heading);
  }

  private double across(double px, double pz) {
    return (px - x) * Math.cos(heading) - (pz - z) * Math.sin(heading);
  }

  /** Whether this must be painted after {@code other}. */
  boolean inFrontOf(Footprint other, Camera camera) {
    if (other.hasArea() && !hasArea()) {
      // In front is who shares a side of the box with the camera; who is within is behind.
      double ca = other.along(camera.x, camera.z);
      double cb = other.across(camera.x, camera.z);
      double pa = other.along(x, z);
      double pb = other.across(x, z);
      return (ca > other.halfLength && pa > other.halfLength)
          || (ca < -other.halfLength && pa < -other.halfLength)
          || (cb > other.halfWidth && pb > other.halfWidth)
          || (cb < -other.halfWidth && pb < -other.halfWidth);
    }
    if (hasArea() && !other.hasArea()) {
      return !other.inFrontOf(this, camera);
    }
    return distance(camera) < other.distance(camera);
  }
}
