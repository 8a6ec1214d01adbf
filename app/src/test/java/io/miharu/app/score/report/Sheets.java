package io.miharu.app.score.report;

import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up sheets that look like those of a detection benchmark. */
public final class Sheets {

  private Sheets() {}

  /** One system: {@code skill} in (0, 1) moves all its numbers. */
  public static ScoreSheet of(String system, double skill, int classes, int seed) {
    Random random = new Random(seed);
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "activity " + (i + 1)).toList();
    List<Double> values =
        names.stream().map(name -> Math.min(1, skill * (0.6 + 0.6 * random.nextDouble()))).toList();
    List<Double> misses = values.stream().map(value -> 1 - value).toList();
    UnitScores precision = UnitScores.mean("mAP", true, names, values);
    UnitScores miss = UnitScores.mean("mean Pmiss", false, names, misses);
    int[] all = IntStream.range(0, classes).toArray();
    List<SheetTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      double ap = i == 3 ? Double.NaN : values.get(i);
      rows.add(
          new SheetTable.Row(
              names.get(i), List.of(ap, misses.get(i), (double) random.nextInt(400))));
    }
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(classes, classes > 40 ? 30 : 3); i++) {
      curves.add(det(names.get(i), values.get(i)));
    }
    curves.add(precisionRecall(skill));
    return new ScoreSheet(
        "Made_Up_V2",
        system,
        List.of(
            new ScoreSheet.Score("mAP", precision.resampled().applyAsDouble(all)),
            new ScoreSheet.Score("mean Pmiss", miss.resampled().applyAsDouble(all)),
            new ScoreSheet.Score("detections", 1000 + 10.0 * seed)),
        List.of(
            new SheetTable("Per activity", "activity", List.of("AP", "Pmiss", "instances"), rows)),
        curves,
        List.of(precision, miss),
        List.of("activity 4 has no truth: its AP is undefined and left out of the mean"));
  }

  private static Curve det(String name, double skill) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      double far = Math.pow(10, -3 + 2.9 * i / 60);
      points.add(new Curve.Point(far, Math.max(0.004, (1 - skill) * Math.pow(far, -0.3) / 2.2)));
    }
    return new Curve(
        name,
        "Detection error trade-off",
        new Curve.Axis("False alarm probability", Curve.Scale.PROBIT),
        new Curve.Axis("Miss probability", Curve.Scale.PROBIT),
        points);
  }

  private static Curve precisionRecall(double skill) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      points.add(
          new Curve.Point(i / 100.0, Math.max(0, 1 - Math.pow(i / 100.0, 1 / (1.01 - skill)))));
    }
    return new Curve(
        "all",
        "Precision and recall",
        new Curve.Axis("Recall", Curve.Scale.LINEAR),
        new Curve.Axis("Precision", Curve.Scale.LINEAR),
        points);
  }
}
