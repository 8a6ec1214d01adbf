package io.miharu.core;

/** A place in the picture, in pixels of the decoded frame from its top-left corner. Immutable. */
public record Point(float x, float y) {

  public Point {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("a point must be finite, got (%s, %s)".formatted(x, y));
    }
  }

  /** Euclidean distance in pixels. */
  public double distance(Point other) {
    double dx = x - other.x;
    double dy = y - other.y;
    // Not Math.hypot, ten times as slow: squares of floats do not overflow.
    return Math.sqrt(dx * dx + dy * dy);
  }
}
