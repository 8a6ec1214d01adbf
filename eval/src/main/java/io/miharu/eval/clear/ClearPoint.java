package io.miharu.eval.clear;

/** A point of the picture in pixels, y downward. */
record ClearPoint(double x, double y) {

  ClearPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("needed a point, got " + x + ", " + y);
    }
  }

  double distance(ClearPoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
