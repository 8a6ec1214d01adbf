package io.miharu.app.score;

import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.voc.PrecisionRecall;
import java.util.ArrayList;
import java.util.List;

/** Precision over recall, as reports draw it. */
final class PrecisionRecallCurve {

  private PrecisionRecallCurve() {}

  static Curve of(String name, PrecisionRecall curve) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < curve.recall().size(); i++) {
      points.add(new Point(curve.recall().get(i), curve.precision().get(i)));
    }
    return new Curve(
        name,
        "Precision and recall",
        new Axis("recall", Scale.LINEAR),
        new Axis("precision", Scale.LINEAR),
        points);
  }
}
