package io.miharu.app.score;

import io.miharu.app.score.report.CurvePicture;
import io.miharu.app.score.report.PictureAxis;
import io.miharu.eval.med.DetCurve;
import io.miharu.eval.med.MedMetric;
import io.miharu.eval.med.MedReport;
import io.miharu.eval.med.MedScores;
import io.miharu.eval.med.MedScores.Block;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The pictures that DEVA_cli's tables name: {@code scoreDB.det.png} with all curves, {@code
 * scoreDB.det.EVENT.png} with one, and {@code scoreDB.det.EVENT.thresh.png} with the metric and its
 * two rates over the threshold.
 */
final class MedPictures {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;

  private MedPictures() {}

  /**
   * @param curves of the blocks that could be scored, in their order
   */
  static void write(Path folder, MedScores scores, List<Curve> curves) throws IOException {
    if (curves.isEmpty()) {
      return;
    }
    String stem = MedReport.STEM + ".det";
    picture("DET Set", curves).write(folder.resolve(stem + ".png"), curves);
    boolean overThreshold = !(scores.metric() instanceof MedMetric.RecallOverRank);
    List<Block> drawn = scores.blocks().stream().filter(Block::scored).toList();
    for (int i = 0; i < drawn.size(); i++) {
      String name = stem + "." + MedReport.fileName(drawn.get(i));
      List<Curve> one = List.of(curves.get(i));
      picture(drawn.get(i).name(), one).write(folder.resolve(name + ".png"), one);
      if (overThreshold) {
        List<Curve> rates = rates(drawn.get(i).curve(), scores.metric());
        picture(drawn.get(i).name(), rates).write(folder.resolve(name + ".thresh.png"), rates);
      }
    }
  }

  private static CurvePicture picture(String title, List<Curve> curves) {
    Curve first = curves.get(0);
    PictureAxis x = PictureAxis.around(first.x(), values(curves, Point::x));
    PictureAxis y = PictureAxis.around(first.y(), values(curves, Point::y));
    return new CurvePicture(title, x, y, WIDTH, HEIGHT);
  }

  private static double[] values(List<Curve> curves, ToDoubleFunction<Point> coordinate) {
    return curves.stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(coordinate)
        .toArray();
  }

  private static List<Curve> rates(DetCurve curve, MedMetric metric) {
    return List.of(
        overThreshold(metric.firstName(), curve, DetCurve.Point::first),
        overThreshold(metric.secondName(), curve, DetCurve.Point::second),
        overThreshold(metric.name(), curve, DetCurve.Point::joined));
  }

  private static Curve overThreshold(
      String name, DetCurve curve, ToDoubleFunction<DetCurve.Point> value) {
    List<Point> points = new ArrayList<>();
    for (DetCurve.Point point : curve.points()) {
      points.add(new Point(point.threshold(), value.applyAsDouble(point)));
    }
    return new Curve(
        name,
        "Threshold",
        new Axis("Detection score", Scale.LINEAR),
        new Axis("Value", Scale.LINEAR),
        points);
  }
}
