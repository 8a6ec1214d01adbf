package io.miharu.app.score;

import io.miharu.eval.sed.SedCost;
import io.miharu.eval.sed.SedEventScore;
import io.miharu.eval.sed.SedEventScore.Point;
import io.miharu.eval.sed.SedScores;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;

/** The sheet of a run over surveillance events. */
final class SedSheet {

  private SedSheet() {}

  static ScoreSheet of(String system, SedScores scores) {
    SedCost cost = scores.settings().cost();
    List<String> events = scores.events().stream().map(SedEventScore::event).toList();
    List<Double> actual = scores.events().stream().map(e -> e.actual().cost(cost)).toList();
    List<Double> minimum = scores.events().stream().map(e -> e.minimum().cost(cost)).toList();
    UnitScores meanActual = UnitScores.mean("mean DCR", false, events, actual);
    UnitScores meanMinimum = UnitScores.mean("mean minimum DCR", false, events, minimum);
    return new ScoreSheet(
        "TRECVID SED",
        system,
        List.of(
            new Score("mean DCR", mean(actual)),
            new Score("mean minimum DCR", mean(minimum)),
            new Score("BETA", cost.beta())),
        List.of(perEvent(scores), perVideo(scores)),
        curves(scores),
        List.of(meanActual, meanMinimum),
        notes(scores));
  }

  private static double mean(List<Double> values) {
    return values.stream()
        .mapToDouble(value -> value)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static SheetTable perEvent(SedScores scores) {
    SedCost cost = scores.settings().cost();
    List<Row> rows = new ArrayList<>();
    for (SedEventScore event : scores.events()) {
      Point actual = event.actual();
      Point best = event.minimum();
      rows.add(
          new Row(
              event.event(),
              List.of(
                  (double) event.targets(),
                  (double) event.nonTargets(),
                  (double) event.reports(),
                  (double) event.detected(),
                  (double) event.rejections(),
                  (double) event.falseAlarms(),
                  (double) event.misses(),
                  actual.falseAlarmsAnHour(),
                  actual.pMiss(),
                  actual.cost(cost),
                  actual.threshold(),
                  best.falseAlarmsAnHour(),
                  best.pMiss(),
                  best.cost(cost),
                  best.threshold())));
    }
    return new SheetTable(
        "Detection cost rate",
        "event",
        List.of(
            "#Targ",
            "#NTarg",
            "#Sys",
            "#CorDet",
            "#Cor!Det",
            "#FA",
            "#Miss",
            "RFA",
            "PMiss",
            "DCR",
            "Dec. Tresh",
            "minimum RFA",
            "minimum PMiss",
            "minimum DCR",
            "minimum Dec. Thresh"),
        rows);
  }

  private static SheetTable perVideo(SedScores scores) {
    return new SheetTable(
        "Pairs",
        "video and event",
        List.of("mapped", "unmapped system", "unmapped truth"),
        scores.alignments().stream()
            .map(
                alignment ->
                    new Row(
                        alignment.video() + " " + alignment.event(),
                        List.of(
                            (double) alignment.mapped().size(),
                            (double) alignment.unmappedSystem().size(),
                            (double) alignment.unmappedTruth().size())))
            .toList());
  }

  private static List<Curve> curves(SedScores scores) {
    return scores.events().stream()
        .filter(event -> event.targets() > 0)
        .map(
            event ->
                new Curve(
                    event.event(),
                    "DET",
                    new Axis("false alarms an hour", Scale.LOGARITHMIC),
                    new Axis("PMiss", Scale.PROBIT),
                    event.points().stream()
                        .map(p -> new Curve.Point(p.falseAlarmsAnHour(), p.pMiss()))
                        .toList()))
        .toList();
  }

  private static List<String> notes(SedScores scores) {
    List<String> notes = new ArrayList<>();
    if (!scores.onlySystem().isEmpty()) {
      notes.add("not scored, only in the system's files: " + scores.onlySystem());
    }
    if (!scores.onlyTruth().isEmpty()) {
      notes.add("not scored, only in the truth's files: " + scores.onlyTruth());
    }
    if (!scores.notInEcf().isEmpty()) {
      notes.add("not scored, not in the control file: " + scores.notInEcf());
    }
    return notes;
  }
}
