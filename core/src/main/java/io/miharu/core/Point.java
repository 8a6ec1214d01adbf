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
    return Math.hypot(x - other.x, y - other.y);
  }
}
