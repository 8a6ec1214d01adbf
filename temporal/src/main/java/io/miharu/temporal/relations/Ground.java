package io.miharu.temporal.relations;

import io.miharu.core.Point;

/** The ground as a camera sees it that looks down at about 30 degrees. */
final class Ground {

  /** A step up or down the picture is as long as two to the side. */
  private static final double DEPTH_WEIGHT = 2;

  private Ground() {}

  /** How far apart two points of the ground are, in pixels across the picture at their depth. */
  static double distancePx(Point one, Point other) {
    return Math.hypot(one.x() - other.x(), DEPTH_WEIGHT * (one.y() - other.y()));
  }
}
