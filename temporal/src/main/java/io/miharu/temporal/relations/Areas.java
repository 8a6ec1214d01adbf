package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import java.util.List;

/** Arithmetic on parts of the picture. */
final class Areas {

  private Areas() {}

  /** Distance in pixels from the polygon's outline, positive inside and negative outside. */
  static double depth(Polygon area, Point point) {
    double nearest = Double.POSITIVE_INFINITY;
    List<Point> corners = area.corners();
    Point from = corners.get(corners.size() - 1);
    for (Point to : corners) {
      double dx = (double) to.x() - from.x();
      double dy = (double) to.y() - from.y();
      double length2 = dx * dx + dy * dy;
      double along =
          length2 > 0 ? ((point.x() - from.x()) * dx + (point.y() - from.y()) * dy) / length2 : 0;
      double clamped = Math.max(0, Math.min(1, along));
      nearest =
          Math.min(
              nearest,
              Math.hypot(point.x() - from.x() - clamped * dx, point.y() - from.y() - clamped * dy));
      from = to;
    }
    return area.contains(point) ? nearest : -nearest;
  }

  static Polygon outline(Box box) {
    return new Polygon(
        List.of(
            new Point(box.left(), box.top()),
            new Point(box.right(), box.top()),
            new Point(box.right(), box.bottom()),
            new Point(box.left(), box.bottom())));
  }

  /** The polygon scaled about the middle of its corners. */
  static Polygon enlarged(Polygon area, double factor) {
    double x = area.corners().stream().mapToDouble(Point::x).average().orElseThrow();
    double y = area.corners().stream().mapToDouble(Point::y).average().orElseThrow();
    return new Polygon(
        area.corners().stream()
            .map(
                corner ->
                    new Point(
                        (float) (x + factor * (corner.x() - x)),
                        (float) (y + factor * (corner.y() - y))))
            .toList());
  }
}
