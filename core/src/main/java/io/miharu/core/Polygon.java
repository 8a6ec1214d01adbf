package io.miharu.core;

import java.util.List;

/**
 * A simple polygon in pixels of the decoded frame: three corners or more, the last joined to the
 * first. Immutable.
 */
public record Polygon(List<Point> corners) {

  public Polygon {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon needs 3 corners or more, got " + corners.size());
    }
  }

  /**
   * Whether the point lies inside, by the even-odd rule. Corners and edges at the top and left
   * count as inside, those at the bottom and right do not, so that of two neighbours only one has a
   * point.
   */
  public boolean contains(Point point) {
    boolean inside = false;
    Point previous = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      if (corner.y() > point.y() != previous.y() > point.y()) {
        double crossing =
            corner.x()
                + ((double) point.y() - corner.y())
                    * ((double) previous.x() - corner.x())
                    / ((double) previous.y() - corner.y());
        if (point.x() < crossing) {
          inside = !inside;
        }
      }
      previous = corner;
    }
    return inside;
  }

  /** The smallest box that holds every corner. */
  public Box bounds() {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (Point corner : corners) {
      left = Math.min(left, corner.x());
      top = Math.min(top, corner.y());
      right = Math.max(right, corner.x());
      bottom = Math.max(bottom, corner.y());
    }
    return new Box(left, top, right, bottom);
  }
}
