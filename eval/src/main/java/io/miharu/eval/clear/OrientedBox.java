package io.miharu.eval.clear;

import java.util.Arrays;

/**
 * A rectangle in pixels, turned about its first corner.
 *
 * @param x of the corner that is top left where {@code degrees} is 0
 * @param y of that corner, downward
 * @param width to the right of it, above 0
 * @param height below it, above 0
 * @param degrees anticlockwise as the picture is seen
 */
record OrientedBox(double x, double y, double width, double height, double degrees) {

  OrientedBox {
    if (!(width > 0 && height > 0)
        || !Double.isFinite(x + y + width + height)
        || !Double.isFinite(degrees)) {
      throw new IllegalArgumentException(
          "needed a box with width and height above 0, got %s x %s at %s, %s, %s degrees"
              .formatted(width, height, x, y, degrees));
    }
  }

  double area() {
    return width * height;
  }

  /** Intersection over union. */
  double overlap(OrientedBox other) {
    double both = intersection(other);
    double either = area() + other.area() - both;
    return either > 0 ? both / either : 0;
  }

  private double intersection(OrientedBox other) {
    if (degrees == 0 && other.degrees == 0) {
      double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
      double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
      return Math.max(0, across) * Math.max(0, down);
    }
    double[] shape = corners();
    double[] window = other.corners();
    for (int i = 0; i < window.length && shape.length > 0; i += 2) {
      int next = (i + 2) % window.length;
      shape = cut(shape, window[i], window[i + 1], window[next], window[next + 1]);
    }
    return Math.abs(area(shape));
  }

  /** x and y of the four corners, in turn: to the right, down, to the left. */
  double[] corners() {
    double radians = Math.toRadians(degrees);
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    return new double[] {
      x,
      y,
      x + width * cos,
      y - width * sin,
      x + width * cos + height * sin,
      y - width * sin + height * cos,
      x + height * sin,
      y + height * cos
    };
  }

  ClearPoint centre() {
    double[] at = corners();
    return new ClearPoint((at[0] + at[4]) / 2, (at[1] + at[5]) / 2);
  }

  /**
   * The person below a head, this being the body: from the top of the head down twice the head's
   * height, as wide as the body and turned as it is. That is CLEARDTScorer's rule for any two boxes
   * of one object.
   */
  OrientedBox underHead(OrientedBox head) {
    return new OrientedBox(x, head.y, width, 2 * head.height, degrees);
  }

  /** What of a convex shape lies on the inner side of a line, after Sutherland and Hodgman. */
  private static double[] cut(double[] shape, double ax, double ay, double bx, double by) {
    double[] kept = new double[2 * shape.length + 4];
    int size = 0;
    for (int i = 0; i < shape.length; i += 2) {
      int next = (i + 2) % shape.length;
      double here = side(ax, ay, bx, by, shape[i], shape[i + 1]);
      double there = side(ax, ay, bx, by, shape[next], shape[next + 1]);
      if (here >= 0) {
        kept[size++] = shape[i];
        kept[size++] = shape[i + 1];
      }
      if (here * there < 0) {
        double share = here / (here - there);
        kept[size++] = shape[i] + share * (shape[next] - shape[i]);
        kept[size++] = shape[i + 1] + share * (shape[next + 1] - shape[i + 1]);
      }
    }
    return Arrays.copyOf(kept, size);
  }

  /** Above 0 to the right of the way from a to b, as the picture is seen. */
  private static double side(double ax, double ay, double bx, double by, double px, double py) {
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  }

  private static double area(double[] shape) {
    double twice = 0;
    for (int i = 0; i < shape.length; i += 2) {
      int next = (i + 2) % shape.length;
      twice += shape[i] * shape[next + 1] - shape[next] * shape[i + 1];
    }
    return twice / 2;
  }
}
