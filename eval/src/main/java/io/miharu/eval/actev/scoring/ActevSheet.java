package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.scoring.ActevScores.Activity;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns ActEV scores into a sheet: the few numbers of the leaderboards first, then all of them. */
public final class ActevSheet {

  /** Those that the protocol has are shown first, in this order. */
  private static final List<String> HEADLINE =
      List.of(
          "mean-p_miss@0.15rfa",
          "mean-p_miss@0.1rfa",
          "mean-p_miss@0.2tfa",
          "mean-p_miss@0.04tfa",
          "mean-nAUDC@0.2tfa",
          "mean-nAUDC@0.2rfa",
          "mean-nAUDC@1rfa",
          "mean-w_p_miss@0.15rfa",
          "mean-n-mide",
          "n-mide",
          "mean-n-mode@1rfa",
          "mAP@0.50tIoU");

  private ActevSheet() {}

  /** The sheet of one system. */
  public static ScoreSheet of(String system, ActevScores scores) {
    List<Score> headline = new ArrayList<>();
    List<UnitScores> units = new ArrayList<>();
    List<String> names = scores.activities().stream().map(Activity::name).toList();
    for (String metric : HEADLINE) {
      Number value = scores.aggregated().get(metric);
      if (value != null) {
        headline.add(new Score(metric, value.doubleValue()));
        units(metric, names, scores).forEach(units::add);
      }
    }
    return new ScoreSheet(
        scores.protocol().title(),
        system,
        headline,
        List.of(byActivity(scores), byVideo(scores), aggregated(scores)),
        scores.activities().stream().flatMap(a -> a.curves().stream()).toList(),
        units,
        scores.notes());
  }

  /** The activities' own values, where the metric is their mean. */
  private static List<UnitScores> units(String metric, List<String> names, ActevScores scores) {
    boolean precision = metric.startsWith("mAP@");
    String own = precision ? metric.substring(1) : metric.replaceFirst("^mean-", "");
    if (own.equals(metric)) {
      return List.of();
    }
    List<Double> values =
        scores.activities().stream()
            .map(activity -> activity.metrics().getOrDefault(own, Double.NaN).doubleValue())
            .toList();
    return List.of(UnitScores.mean(metric, precision, names, values));
  }

  private static SheetTable byActivity(ActevScores scores) {
    TreeSet<String> metrics = new TreeSet<>();
    scores.activities().forEach(activity -> metrics.addAll(activity.metrics().keySet()));
    List<String> columns = new ArrayList<>(List.of("instances", "claims"));
    columns.addAll(metrics);
    List<Row> rows = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      List<Double> values = new ArrayList<>();
      values.add((double) activity.truths());
      values.add((double) activity.claims());
      for (String metric : metrics) {
        values.add(activity.metrics().getOrDefault(metric, Double.NaN).doubleValue());
      }
      rows.add(new Row(activity.name(), values));
    }
    return new SheetTable("By activity", "activity", columns, rows);
  }

  private static SheetTable byVideo(ActevScores scores) {
    Map<String, double[]> counts = new TreeMap<>();
    for (Activity activity : scores.activities()) {
      ActivityAlignment alignment = activity.detail().alignment();
      alignment.hits().forEach(hit -> count(counts, hit.truth().file(), 0));
      alignment.missed().forEach(missed -> count(counts, missed.file(), 1));
      alignment.falseAlarms().forEach(claim -> count(counts, claim.file(), 2));
    }
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (video, values) -> rows.add(new Row(video, List.of(values[0], values[1], values[2]))));
    return new SheetTable(
        "By video, all claims counted", "video", List.of("hits", "misses", "false alarms"), rows);
  }

  private static void count(Map<String, double[]> counts, String video, int column) {
    counts.computeIfAbsent(video, name -> new double[3])[column]++;
  }

  private static SheetTable aggregated(ActevScores scores) {
    List<Row> rows = new ArrayList<>();
    scores
        .aggregated()
        .forEach((metric, value) -> rows.add(new Row(metric, List.of(value.doubleValue()))));
    return new SheetTable("Over all activities", "metric_name", List.of("metric_value"), rows);
  }
}
