package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.scoring.ActevScores.Activity;
import io.miharu.eval.actev.scoring.ActevScores.ObjectRow;
import io.miharu.eval.actev.scoring.ActevScores.PairMetrics;
import io.miharu.eval.actev.scoring.ActevScores.Threshold;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes the reference's own files: tables with {@code |} between columns, a header, and rows in
 * the order of their columns. Ids and thresholds are ordered as numbers where the reference holds
 * numbers, and as text in the alignments, where it holds text.
 */
public final class ScoreFiles {

  private static final String NONE = "None";

  private ScoreFiles() {}

  /**
   * Writes all files of a run into {@code folder}, which is made where it is missing.
   *
   * @param areas whether areas under curves are written, and the points of the curves in the folder
   *     {@code dm}; the reference leaves them out without plots
   * @param objectRows whether {@code object_alignment.csv} is written
   */
  public static void write(Path folder, ActevScores scores, boolean areas, boolean objectRows)
      throws IOException {
    Files.createDirectories(folder);
    List<String> byActivity = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      activity
          .metrics()
          .forEach(
              (metric, value) -> {
                if (areas || !ScoreNames.isArea(metric)) {
                  byActivity.add(row(activity.name(), metric, PythonText.of(value)));
                }
              });
    }
    write(folder, "scores_by_activity.csv", "activity|metric_name|metric_value", byActivity);
    List<String> aggregated = new ArrayList<>();
    scores
        .aggregated()
        .forEach(
            (metric, value) -> {
              if (areas || !ScoreNames.isArea(metric)) {
                aggregated.add(row(metric, PythonText.of(value)));
              }
            });
    write(folder, "scores_aggregated.csv", "metric_name|metric_value", aggregated);
    write(
        folder,
        "scores_by_activity_and_threshold.csv",
        "activity|score_threshold|metric_name|metric_value",
        thresholds(scores));
    write(folder, "pair_metrics.csv", "activity|ref|sys|metric_name|metric_value", pairs(scores));
    write(
        folder,
        "alignment.csv",
        "activity|alignment|ref|sys|sys_presenceconf_score|kernel_similarity|kernel_components",
        alignments(scores));
    if (objectRows && scores.protocol().scoresObjects()) {
      write(
          folder,
          "object_alignment.csv",
          "activity|ref_activity|sys_activity|frame|ref_object_type|sys_object_type"
              + "|mapped_ref_object_type|mapped_sys_object_type|alignment|ref_object|sys_object"
              + "|sys_presenceconf_score|kernel_similarity|kernel_components",
          objects(scores));
    }
    if (areas) {
      DetFiles.write(folder.resolve("dm"), scores);
    }
    Files.writeString(folder.resolve("scoring_parameters.json"), scores.parameters().json());
  }

  private static List<String> thresholds(ActevScores scores) {
    List<String> rows = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      List<Threshold> thresholds = activity.detail().thresholds();
      for (int i = thresholds.size() - 1; i >= 0; i--) {
        Threshold threshold = thresholds.get(i);
        String score = PythonText.of(threshold.score());
        threshold
            .metrics()
            .forEach(
                (metric, value) ->
                    rows.add(row(activity.name(), score, metric, PythonText.of(value))));
      }
    }
    return rows;
  }

  private static List<String> pairs(ActevScores scores) {
    List<String> rows = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      List<PairMetrics> pairs = new ArrayList<>(activity.detail().pairs());
      pairs.sort(Comparator.comparingInt(PairMetrics::truth).thenComparingInt(PairMetrics::system));
      for (PairMetrics pair : pairs) {
        for (Map.Entry<String, Number> metric : pair.metrics().entrySet()) {
          rows.add(
              row(
                  activity.name(),
                  String.valueOf(pair.truth()),
                  String.valueOf(pair.system()),
                  metric.getKey(),
                  PythonText.of(metric.getValue())));
        }
      }
    }
    return rows;
  }

  private static List<String> alignments(ActevScores scores) {
    List<List<String>> rows = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      ActivityAlignment alignment = activity.detail().alignment();
      for (Pair hit : alignment.hits()) {
        rows.add(
            List.of(
                activity.name(),
                "CD",
                String.valueOf(hit.truth().id()),
                String.valueOf(hit.system().id()),
                PythonText.of(hit.system().writtenConf()),
                PythonText.of(hit.similarity()),
                PythonText.json(hit.components(scores.protocol()))));
      }
      for (Instance missed : alignment.missed()) {
        String id = String.valueOf(missed.id());
        rows.add(List.of(activity.name(), "MD", id, NONE, NONE, NONE, NONE));
      }
      for (Instance claim : alignment.falseAlarms()) {
        String id = String.valueOf(claim.id());
        String conf = PythonText.of(claim.writtenConf());
        rows.add(List.of(activity.name(), "FA", NONE, id, conf, NONE, NONE));
      }
    }
    return sorted(rows);
  }

  private static List<String> objects(ActevScores scores) {
    return sorted(
        scores.activities().stream()
            .flatMap(activity -> activity.detail().objects().stream())
            .map(ObjectRow::columns)
            .toList());
  }

  private static List<String> sorted(List<List<String>> rows) {
    return rows.stream().sorted(ScoreFiles::compare).map(row -> String.join("|", row)).toList();
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String row(String... columns) {
    return String.join("|", columns);
  }

  private static void write(Path folder, String name, String header, List<String> rows)
      throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name))) {
      writer.write(header);
      writer.write('\n');
      for (String row : rows) {
        writer.write(row);
        writer.write('\n');
      }
    }
  }
}
