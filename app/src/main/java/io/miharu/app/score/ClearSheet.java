package io.miharu.app.score;

import io.miharu.eval.clear.ClearReport;
import io.miharu.eval.clear.ClearScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** CLEAR's scores as a sheet: means over the sequences, and a row for each. */
final class ClearSheet {

  private ClearSheet() {}

  static ScoreSheet of(String system, ClearReport report) {
    Map<String, ToDoubleFunction<ClearScores>> metrics =
        ClearReport.metrics(report.measure(), report.onlyMota());
    List<String> names =
        report.sequences().stream().map(one -> one.video() + " " + one.object()).toList();
    int[] all = IntStream.range(0, names.size()).toArray();
    List<Score> headline = new ArrayList<>();
    List<UnitScores> units = new ArrayList<>();
    metrics.forEach(
        (metric, value) -> {
          List<Double> values = report.scores().stream().map(value::applyAsDouble).toList();
          UnitScores mean = UnitScores.mean(metric, true, names, values);
          headline.add(new Score(metric, mean.resampled().applyAsDouble(all)));
          units.add(mean);
        });
    List<String> columns = new ArrayList<>(metrics.keySet());
    columns.addAll(List.of("frames", "truths", "misses", "false alarms", "splits", "merges"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ClearScores score = report.scores().get(i);
      List<Double> values = new ArrayList<>();
      metrics.values().forEach(value -> values.add(value.applyAsDouble(score)));
      values.add((double) score.frames());
      values.add((double) score.truths());
      values.add((double) score.misses());
      values.add((double) score.falseAlarms());
      values.add((double) score.splits());
      values.add((double) score.merges());
      rows.add(new Row(names.get(i), values));
    }
    return new ScoreSheet(
        "CLEAR 2007",
        system,
        headline,
        List.of(new SheetTable("Sequences", "sequence", columns, rows)),
        List.of(),
        units,
        names.size() > 1 ? List.of("the scores above are means over the sequences") : List.of());
  }
}
