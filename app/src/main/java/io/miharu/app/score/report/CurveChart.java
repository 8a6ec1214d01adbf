package io.miharu.app.score.report;

import io.miharu.app.score.report.AxisScale.Tick;
import io.miharu.eval.sheet.Curve;
import java.util.List;
import java.util.Locale;

/** One picture of curves, as SVG in the page's own colours. */
final class CurveChart {

  /**
   * A curve with its colour.
   *
   * @param colour which of the page's colours, from 0
   */
  record Line(String label, int colour, Curve curve) {}

  private static final int WIDTH = 460;
  private static final int HEIGHT = 380;
  private static final int LEFT = 62;
  private static final int RIGHT = 14;
  private static final int TOP = 10;
  private static final int BOTTOM = 46;

  /** Colours of the style sheet; the next ones are drawn dashed. */
  static final int COLOURS = 8;

  private final AxisScale x;
  private final AxisScale y;

  CurveChart(AxisScale x, AxisScale y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Draws the picture.
   *
   * @param crowd whether the lines are too many to tell apart, and are drawn thin and alike
   */
  Html draw(String title, List<Line> lines, boolean crowd) {
    Curve first = lines.get(0).curve();
    Html svg = new Html();
    svg.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", title);
    double free = Double.NEGATIVE_INFINITY; // from here on, a label touches no other
    for (Tick tick : x.ticks()) {
      double px = across(tick.place());
      line(svg, tick.label().isEmpty() ? "minor" : "grid", px, TOP, px, HEIGHT - BOTTOM);
      double half = 3.2 * tick.label().length();
      if (px - half > free) {
        label(svg, "tick", px, HEIGHT - BOTTOM + 15, "middle", tick.label());
        free = tick.label().isEmpty() ? free : px + half + 3;
      }
    }
    double highest = Double.POSITIVE_INFINITY;
    for (Tick tick : y.ticks()) {
      double py = up(tick.place());
      line(svg, tick.label().isEmpty() ? "minor" : "grid", LEFT, py, WIDTH - RIGHT, py);
      if (highest - py > 12) {
        label(svg, "tick", LEFT - 6, py + 4, "end", tick.label());
        highest = tick.label().isEmpty() ? highest : py;
      }
    }
    label(svg, "axis", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", first.x().label());
    svg.open(
            "text",
            "class",
            "axis",
            "text-anchor",
            "middle",
            "transform",
            "translate(14 %d) rotate(-90)".formatted((TOP + HEIGHT - BOTTOM) / 2))
        .text(first.y().label())
        .close();
    for (Line line : lines) {
      String look = crowd ? "curve crowd" : "curve s" + line.colour() % COLOURS;
      svg.open(
              "path",
              "class",
              line.colour() >= COLOURS && !crowd ? look + " dashed" : look,
              "d",
              path(line.curve()))
          .element("title", line.label())
          .close();
    }
    return svg.close();
  }

  /** Straight lines from point to point; points that would change no pixel are left out. */
  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    double lastX = 0;
    double lastY = 0;
    List<Curve.Point> points = curve.points();
    for (int i = 0; i < points.size(); i++) {
      double px = across(x.place(points.get(i).x()));
      double py = up(y.place(points.get(i).y()));
      if (Double.isNaN(px) || Double.isNaN(py)) {
        pen = false;
        continue;
      }
      boolean last = i == points.size() - 1;
      if (pen && !last && Math.abs(px - lastX) < 0.25 && Math.abs(py - lastY) < 0.25) {
        continue;
      }
      path.append(pen ? 'L' : 'M').append(shown(px)).append(' ').append(shown(py));
      pen = true;
      lastX = px;
      lastY = py;
    }
    if (points.size() == 1 && pen) {
      path.append("h0.01"); // a round cap makes the single point a dot
    }
    return path.toString();
  }

  private static double across(double place) {
    return LEFT + place * (WIDTH - LEFT - RIGHT);
  }

  private static double up(double place) {
    return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM);
  }

  private static void line(Html svg, String look, double x1, double y1, double x2, double y2) {
    svg.open(
            "line", "class", look, "x1", shown(x1), "y1", shown(y1), "x2", shown(x2), "y2",
            shown(y2))
        .close();
  }

  private static void label(
      Html svg, String look, double x, double y, String anchor, String content) {
    if (!content.isEmpty()) {
      svg.element(
          "text", content, "class", look, "x", shown(x), "y", shown(y), "text-anchor", anchor);
    }
  }

  static String shown(double px) {
    String shown = String.format(Locale.ROOT, "%.1f", px);
    return shown.endsWith(".0") ? shown.substring(0, shown.length() - 2) : shown;
  }
}
