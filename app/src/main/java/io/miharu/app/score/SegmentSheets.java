package io.miharu.app.score;

import io.miharu.eval.activitynet.DetectionScores;
import io.miharu.eval.activitynet.DetectionScores.VideoCounts;
import io.miharu.eval.activitynet.LabelScores;
import io.miharu.eval.activitynet.ProposalScores;
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
import java.util.Locale;
import java.util.stream.IntStream;

/** The sheets of ActivityNet's three tasks, under the reference's names for its numbers. */
final class SegmentSheets {

  private SegmentSheets() {}

  static ScoreSheet detection(String benchmark, String system, DetectionScores scores) {
    List<Double> thresholds = scores.thresholds();
    List<Score> headline = new ArrayList<>();
    headline.add(new Score("average_mAP", scores.averageMap()));
    List<String> columns = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (int t = 0; t < thresholds.size(); t++) {
      String at = String.format(Locale.ROOT, "@%.2f", thresholds.get(t));
      headline.add(new Score("mAP" + at, scores.meanAveragePrecision(t)));
      columns.add("AP" + at);
      curves.add(precisionRecall(scores, t, "tIoU" + at));
    }
    columns.addAll(List.of("AP", "truths", "predictions"));
    List<Row> rows = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int c = 0; c < scores.classes().size(); c++) {
      List<Double> values = new ArrayList<>();
      for (int t = 0; t < thresholds.size(); t++) {
        values.add(scores.averagePrecision(c, t));
      }
      means.add(scores.averagePrecision(c));
      values.add(scores.averagePrecision(c));
      values.add((double) scores.truths(c));
      values.add((double) scores.predictions(c));
      rows.add(new Row(scores.classes().get(c), values));
    }
    SheetTable perClass = new SheetTable("Average precision", "class", columns, rows);
    return new ScoreSheet(
        benchmark + " detection",
        system,
        headline,
        List.of(perClass, perVideo(scores)),
        curves,
        List.of(UnitScores.mean("average_mAP", true, scores.classes(), means)),
        unpredicted(scores));
  }

  private static Curve precisionRecall(DetectionScores scores, int threshold, String name) {
    return new Curve(
        name,
        "precision-recall",
        new Axis("recall", Scale.LINEAR),
        new Axis("precision, mean over classes", Scale.LINEAR),
        IntStream.rangeClosed(0, 100)
            .mapToObj(point -> new Point(point / 100.0, scores.precision(threshold, point)))
            .toList());
  }

  private static SheetTable perVideo(DetectionScores scores) {
    List<Row> rows = new ArrayList<>();
    for (VideoCounts video : scores.videos()) {
      rows.add(
          new Row(
              video.video(),
              List.of(
                  (double) video.truths(),
                  (double) video.predictions(),
                  (double) video.hits(),
                  (double) video.truths() - video.hits(),
                  (double) video.predictions() - video.hits())));
    }
    return new SheetTable(
        String.format(Locale.ROOT, "Segments found at tIoU %.2f", scores.thresholds().get(0)),
        "video",
        List.of("truths", "predictions", "hits", "misses", "false alarms"),
        rows);
  }

  private static List<String> unpredicted(DetectionScores scores) {
    List<String> without =
        IntStream.range(0, scores.classes().size())
            .filter(c -> scores.predictions(c) == 0)
            .mapToObj(scores.classes()::get)
            .toList();
    return without.isEmpty()
        ? List.of()
        : List.of(
            "%d of %d classes have no predictions and count with average precision 0, the first %s"
                .formatted(without.size(), scores.classes().size(), without.get(0)));
  }

  static ScoreSheet proposals(String benchmark, String system, ProposalScores scores) {
    List<String> columns = new ArrayList<>(List.of("AR"));
    for (double threshold : scores.thresholds()) {
      columns.add(String.format(Locale.ROOT, "recall@%.2f", threshold));
    }
    List<Row> rows = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (int point = 0; point < scores.points(); point++) {
      List<Double> values = new ArrayList<>(List.of(scores.averageRecall(point)));
      for (int t = 0; t < scores.thresholds().size(); t++) {
        values.add(scores.recall(t, point));
      }
      String perVideo = String.format(Locale.ROOT, "%.4f", scores.perVideo(point));
      rows.add(new Row(perVideo, values));
      points.add(new Point(scores.perVideo(point), scores.averageRecall(point)));
    }
    int last = scores.points() - 1;
    return new ScoreSheet(
        benchmark + " proposals",
        system,
        List.of(
            new Score("AUC", scores.areaUnderCurve()),
            new Score(
                String.format(Locale.ROOT, "AR@%.0f", scores.perVideo(last)),
                scores.averageRecall(last))),
        List.of(new SheetTable("AR@AN", "AN", columns, rows)),
        List.of(
            new Curve(
                system,
                "AR-AN",
                new Axis("proposals per video", Scale.LINEAR),
                new Axis("average recall", Scale.LINEAR),
                points)),
        List.of(),
        List.of("AUC is in percent"));
  }

  static ScoreSheet labels(
      String benchmark, String system, LabelScores scores, List<Integer> topK) {
    List<Score> headline = new ArrayList<>();
    headline.add(new Score("mAP", scores.meanAveragePrecision()));
    List<UnitScores> units = new ArrayList<>();
    List<Double> ap =
        IntStream.range(0, scores.classes().size()).mapToObj(scores::averagePrecision).toList();
    units.add(UnitScores.mean("mAP", true, scores.classes(), ap));
    for (int k : topK) {
      headline.add(new Score("hit@" + k, scores.hitAt(k)));
      headline.add(new Score("avg_hit@" + k, scores.averageHitAt(k)));
      List<Double> shares =
          IntStream.range(0, scores.videos().size())
              .mapToObj(video -> scores.shareFound(video, k))
              .toList();
      units.add(UnitScores.mean("avg_hit@" + k, true, scores.videos(), shares));
    }
    List<Row> rows =
        IntStream.range(0, ap.size())
            .mapToObj(
                c ->
                    new Row(
                        scores.classes().get(c), List.of(ap.get(c), (double) scores.positives(c))))
            .toList();
    return new ScoreSheet(
        benchmark + " classification",
        system,
        headline,
        List.of(new SheetTable("Average precision", "class", List.of("AP", "videos"), rows)),
        List.of(),
        units,
        List.of());
  }
}
