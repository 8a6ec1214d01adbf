package io.miharu.app.score;

import io.miharu.app.score.report.CurvePicture;
import io.miharu.app.score.report.PictureAxis;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.scoring.ActevScores;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures that ActEV_Scorer leaves in {@code figures/}: one detection error trade-off per
 * activity and rate, their mean, all of them together, and all of them with their mean.
 */
final class ActevFigures {

  private static final List<Double> MISSES =
      List.of(0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999);
  private static final List<String> MISS_LABELS =
      List.of(
          "0.05", "0.10", "0.20", "0.40", "0.60", "0.80", "0.90", "0.95", "0.98", "0.99", "0.995",
          "0.999");
  private static final List<Double> FALSE_ALARMS =
      List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
  private static final List<String> FALSE_ALARM_LABELS =
      List.of("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1.0", "2.0", "5.0", "10.0");

  private final PlotOptions options;

  ActevFigures(PlotOptions options) {
    this.options = options;
  }

  /**
   * Writes all pictures into {@code folder}, which is made where it is missing.
   *
   * @throws DataFormatException if the options make no axis
   */
  void write(Path folder, ActevScores scores) throws IOException {
    Files.createDirectories(folder);
    for (String rate : List.of("RFA", "TFA")) {
      List<Curve> curves =
          scores.activities().stream()
              .flatMap(activity -> activity.curves().stream())
              .filter(curve -> curve.kind().equals("DET " + rate))
              .toList();
      if (!curves.isEmpty()) {
        write(folder, rate, curves, scores.meanCurve(rate));
      }
    }
  }

  private void write(Path folder, String rate, List<Curve> curves, Curve mean) throws IOException {
    String stem = "DET_" + rate + "_";
    for (Curve curve : curves) {
      String name = stem + ActevScores.fileName(curve.name()) + ".png";
      picture(curve.name(), rate).write(folder.resolve(name), List.of(curve));
    }
    picture(mean.name(), rate).write(folder.resolve(stem + "mean_byfa.png"), List.of(mean));
    picture("All Activities", rate).write(folder.resolve(stem + "COMBINED.png"), curves);
    List<Curve> all = new ArrayList<>(curves);
    all.add(mean);
    picture("All Activities and Aggregate", rate)
        .write(folder.resolve(stem + "COMBINEDAGG.png"), all);
  }

  private CurvePicture picture(String title, String rate) throws DataFormatException {
    boolean timed = rate.equals("TFA");
    int marks = timed ? FALSE_ALARMS.indexOf(1.0) + 1 : FALSE_ALARMS.size();
    PictureAxis x =
        options.axis(
            "x",
            new Axis(
                timed ? "Time-based False Alarm" : "Rate of False Alarms (#FAs/minute)",
                Scale.LOGARITHMIC),
            FALSE_ALARMS.subList(0, marks),
            FALSE_ALARM_LABELS.subList(0, marks));
    PictureAxis y =
        options.axis("y", new Axis("Prob. of Miss Detection", Scale.PROBIT), MISSES, MISS_LABELS);
    return new CurvePicture(title, x, y, options.width(), options.height());
  }
}
