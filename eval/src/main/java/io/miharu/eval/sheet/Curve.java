package io.miharu.eval.sheet;

import java.util.List;

/**
 * A curve to draw, with the scales its field draws it on.
 *
 * @param name which line this is, such as the class
 * @param kind curves of one kind are drawn in one picture, such as {@code DET}
 * @param x what runs to the right
 * @param y what runs upward
 * @param points in drawing order
 */
public record Curve(String name, String kind, Axis x, Axis y, List<Point> points) {

  public Curve {
    points = List.copyOf(points);
  }

  /** How values become lengths. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC,
    /** The inverse of the normal distribution, as detection error trade-offs are drawn. */
    PROBIT
  }

  /** One axis, with its label and the unit in it. */
  public record Axis(String label, Scale scale) {}

  /** One point of the curve. */
  public record Point(double x, double y) {}
}
