package io.miharu.temporal.relations;

import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.List;

/**
 * The strip of road that the own vehicle is about to drive through: the first roadway zone, else
 * the default of the methods text, (0.30, 1) (0.70, 1) (0.54, 0.58) (0.46, 0.58) of the picture.
 *
 * @param area in pixels; the default reaches below the picture, so that a box cut by its lower
 *     border still stands inside
 * @param vanishingX where the road vanishes: the middle of the area's upper end, px
 * @param pictureWidth px
 * @param pictureHeight px
 */
record EgoCorridor(Polygon area, double vanishingX, int pictureWidth, int pictureHeight) {

  static EgoCorridor of(List<Zone> zones, int width, int height) {
    Polygon area =
        zones.stream()
            .filter(zone -> zone.kind() == Zone.Kind.ROADWAY)
            .map(Zone::area)
            .findFirst()
            .orElseGet(() -> standard(width, height));
    float top = area.bounds().top();
    // The corners of the upper tenth: a hand-drawn end is seldom level.
    double upper = top + 0.1 * area.bounds().height();
    double x =
        area.corners().stream()
            .filter(corner -> corner.y() <= upper)
            .mapToDouble(Point::x)
            .average()
            .orElseThrow();
    return new EgoCorridor(area, x, width, height);
  }

  private static Polygon standard(int width, int height) {
    // The sides run on below the picture at their own slant: 0.16 w over 0.42 h.
    double below = 0.05;
    double wider = below * 0.16 / 0.42;
    return new Polygon(
        List.of(
            at((0.30 - wider) * width, (1 + below) * height),
            at((0.70 + wider) * width, (1 + below) * height),
            at(0.54 * width, 0.58 * height),
            at(0.46 * width, 0.58 * height)));
  }

  private static Point at(double x, double y) {
    return new Point((float) x, (float) y);
  }

  /** How surely the actor's foot point is inside: a half on the outline, width 0.05 box widths. */
  double holds(Actor actor) {
    double depth = Areas.depth(area, actor.box().foot());
    return Slope.above(depth / actor.box().width(), 0, 0.05);
  }

  /** Whether the height of the foot point is one at which the corridor has a left and a right. */
  boolean isBeside(Actor actor) {
    double y = actor.box().foot().y();
    return y >= area.bounds().top() && y < area.bounds().bottom();
  }

  /** How far the actor is from the line straight ahead, in its own widths; right is positive. */
  double offset(Actor actor) {
    return (actor.box().centreX() - vanishingX) / actor.box().width();
  }
}
