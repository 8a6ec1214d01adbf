package io.miharu.eval.actev.scoring;

import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import java.util.ArrayList;
import java.util.List;

/** Detection error trade-offs, ready to be drawn. */
final class Curves {

  private Curves() {}

  static Curve of(String activity, DetPoints curve) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < curve.misses().size(); i++) {
      if (!Double.isNaN(curve.misses().get(i))) {
        points.add(new Point(curve.falseAlarms().get(i), curve.misses().get(i)));
      }
    }
    String rate = curve.rate();
    String label =
        rate.equals("RFA") ? "false alarms per minute" : "share of quiet time claimed falsely";
    return new Curve(
        activity,
        "DET " + rate,
        new Axis(label, Scale.LOGARITHMIC),
        new Axis("miss rate", Scale.LINEAR),
        points);
  }
}
