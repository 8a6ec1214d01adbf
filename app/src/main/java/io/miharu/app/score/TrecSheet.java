package io.miharu.app.score;

import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.eval.trec.FieldLines;
import io.miharu.eval.trec.TrecScores;
import io.miharu.eval.trec.TrecScores.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What trec_eval's measures say, as a sheet. */
final class TrecSheet {

  private static final List<String> LOOKED_FOR_FIRST =
      List.of(
          "map",
          "Rprec",
          "bpref",
          "recip_rank",
          "P_10",
          "infAP",
          "ndcg",
          "ndcg_cut_10",
          "rbp",
          "map_avgjg",
          "prefs_simp");

  private static final String RECALL = "iprec_at_recall_";

  private TrecSheet() {}

  static ScoreSheet of(TrecScores scores, Path run) {
    List<String> topics =
        scores.topics().stream().map(topic -> FieldLines.forPeople(topic.name())).toList();
    List<Score> all = new ArrayList<>();
    List<Row> summary = new ArrayList<>();
    List<Column> perTopic = new ArrayList<>();
    List<UnitScores> units = new ArrayList<>();
    List<Point> curve = new ArrayList<>();
    for (Column column : scores.columns()) {
      if (!Double.isNaN(column.summary())) {
        all.add(new Score(column.label(), column.summary()));
        summary.add(new Row(column.label(), List.of(column.summary())));
      }
      if (!column.values().isEmpty()) {
        perTopic.add(column);
      }
      if (column.label().startsWith(RECALL)) {
        double recall = Double.parseDouble(column.label().substring(RECALL.length()));
        curve.add(new Point(recall, column.summary()));
      }
      if (column.averaged() && LOOKED_FOR_FIRST.contains(column.label())) {
        units.add(UnitScores.mean(column.label(), true, topics, column.values()));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      int topic = i;
      rows.add(
          new Row(
              topics.get(i), perTopic.stream().map(column -> column.values().get(topic)).toList()));
    }
    List<Score> first =
        all.stream().filter(score -> LOOKED_FOR_FIRST.contains(score.name())).toList();
    List<String> notes = new ArrayList<>();
    long missing = scores.topics().stream().filter(topic -> !topic.retrieved()).count();
    if (missing > 0) {
      notes.add("%d judged topics are missing from the run and count as empty".formatted(missing));
    }
    return new ScoreSheet(
        "trec_eval",
        String.valueOf(run.getFileName()),
        first.isEmpty() ? all : first,
        List.of(
            new SheetTable("All topics", "measure", List.of("value"), summary),
            new SheetTable(
                "Per topic", "topic", perTopic.stream().map(Column::label).toList(), rows)),
        curve.isEmpty()
            ? List.of()
            : List.of(
                new Curve(
                    "all topics",
                    "Interpolated precision and recall",
                    new Axis("recall", Scale.LINEAR),
                    new Axis("precision", Scale.LINEAR),
                    curve)),
        units,
        notes);
  }
}
