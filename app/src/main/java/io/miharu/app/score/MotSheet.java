package io.miharu.app.score;

import io.miharu.eval.mot.HotaEvidence;
import io.miharu.eval.mot.MotMetricsCounts;
import io.miharu.eval.mot.TrackEvalFamily.Field;
import io.miharu.eval.mot.TrackEvalReport;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** What TrackEval's families and py-motmetrics say of a tracker, as a sheet. */
final class MotSheet {

  private static final List<String> MOT_METRICS =
      List.of(
          "idf1",
          "idp",
          "idr",
          "recall",
          "precision",
          "num_unique_objects",
          "mostly_tracked",
          "partially_tracked",
          "mostly_lost",
          "num_false_positives",
          "num_misses",
          "num_switches",
          "num_fragmentations",
          "mota",
          "motp",
          "num_transfer",
          "num_ascend",
          "num_migrate");

  private MotSheet() {}

  static ScoreSheet of(TrackEvalReport report, MotJob job) {
    boolean one = report.sequences().size() == 1;
    List<Score> headline = new ArrayList<>();
    for (Field field : report.summary(report.combined(), !one)) {
      headline.add(new Score(field.name(), field.value()));
    }
    List<String> columns =
        report.detailed(report.combined(), true).stream().map(Field::name).toList();
    List<Row> rows = new ArrayList<>();
    List<Row> motMetrics = new ArrayList<>();
    report
        .sequences()
        .forEach(
            (name, scores) -> {
              rows.add(new Row(name, values(report.detailed(scores, false))));
              motMetrics.add(new Row(name, values(scores.motMetrics())));
            });
    rows.add(new Row("COMBINED", values(report.detailed(report.combined(), true))));
    motMetrics.add(new Row("OVERALL", values(report.combined().motMetrics())));
    List<String> notes = new ArrayList<>();
    if (job.guessed()) {
      notes.add(
          "scored by the rules of %s, as the truth's categories say; --benchmark chooses others"
              .formatted(job.protocol()));
    }
    return new ScoreSheet(
        "MOT " + job.protocol(),
        job.tracker(),
        headline,
        List.of(
            new SheetTable("Sequences", "seq", columns, rows),
            new SheetTable("By the rules of py-motmetrics", "seq", MOT_METRICS, motMetrics)),
        curves(report.combined().hota()),
        List.of(
            units("HOTA", report, scores -> scores.hota().hota()),
            units("MOTA", report, scores -> scores.clear().mota()),
            units("IDF1", report, scores -> scores.identity().idf1())),
        notes);
  }

  private static List<Double> values(List<Field> fields) {
    return fields.stream().map(Field::value).toList();
  }

  private static List<Double> values(MotMetricsCounts counts) {
    return List.of(
        counts.idf1(),
        counts.idp(),
        counts.idr(),
        counts.recall(),
        counts.precision(),
        (double) counts.tracks(),
        (double) counts.mostlyTracked(),
        (double) counts.partlyTracked(),
        (double) counts.mostlyLost(),
        (double) counts.falseAlarms(),
        (double) counts.misses(),
        (double) counts.switches(),
        (double) counts.fragments(),
        counts.mota(),
        counts.motp(),
        (double) counts.transfers(),
        (double) counts.ascents(),
        (double) counts.migrations());
  }

  private static List<Curve> curves(HotaEvidence hota) {
    return List.of(curve("HOTA", hota::hota), curve("DetA", hota::detA), curve("AssA", hota::assA));
  }

  private static Curve curve(String name, IntToDoubleFunction value) {
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < HotaEvidence.THRESHOLDS; index++) {
      points.add(new Point(HotaEvidence.threshold(index), value.applyAsDouble(index)));
    }
    return new Curve(
        name,
        "Scores by overlap",
        new Axis("IoU", Scale.LINEAR),
        new Axis("score", Scale.LINEAR),
        points);
  }

  private static UnitScores units(
      String metric, TrackEvalReport report, ToDoubleFunction<TrackingScores> value) {
    List<TrackingScores> each = List.copyOf(report.sequences().values());
    return new UnitScores(
        metric,
        true,
        List.copyOf(report.sequences().keySet()),
        each.stream().map(value::applyAsDouble).toList(),
        sample -> {
          TrackingScores sum = each.get(sample[0]);
          for (int i = 1; i < sample.length; i++) {
            sum = sum.plus(each.get(sample[i]));
          }
          return value.applyAsDouble(sum);
        });
  }
}
