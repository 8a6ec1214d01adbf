package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.eval.activitynet.ActivityTask;
import io.miharu.eval.activitynet.DetectionScores;
import io.miharu.eval.activitynet.LabelScores;
import io.miharu.eval.activitynet.Parity;
import io.miharu.eval.activitynet.ProposalScores;
import io.miharu.eval.activitynet.SegmentPredictions;
import io.miharu.eval.activitynet.SegmentTruth;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What ActivityNet's and THUMOS' scorers are told, the reference scripts' own options included. */
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class SegmentOptions {

  @Parameters(index = "0", paramLabel = "TRUTH", description = "The annotations, in JSON.")
  private Path truthFile;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RESULTS",
      description = "The predictions, in JSON, one file per system.")
  private List<Path> resultFiles;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "detection",
      description = "detection, proposals or classification; default ${DEFAULT-VALUE}.")
  private String task;

  @Option(
      names = "--subset",
      paramLabel = "NAME",
      description = "The subset of the truth; default validation, of THUMOS test.")
  private @Nullable String subset;

  @Option(
      names = {"--tiou", "--tiou-thresholds", "--tiou_thresholds"},
      paramLabel = "LIST",
      description =
          "The overlaps a hit needs, such as 0.5,0.75 or 0.5:0.05:0.95; default those of the"
              + " benchmark.")
  private @Nullable String thresholds;

  @Option(
      names = {"--top-k", "--top_k"},
      paramLabel = "K",
      split = ",",
      defaultValue = "1,3",
      description = "Of classification: how many labels of a video count; default 1,3.")
  private List<Integer> topK;

  @Option(
      names = {"--max-proposals", "--max_avg_nr_proposals"},
      paramLabel = "N",
      defaultValue = "100",
      description = "Of proposals: how many a video has on average; default ${DEFAULT-VALUE}.")
  private double maxProposals;

  @Option(
      names = "--compat",
      description =
          "Score as the reference does, defects included: segments that end before they begin and"
              + " numbers that are not finite are accepted, and 0/0 is an overlap.")
  private boolean compat;

  @Option(
      names = "--verbose",
      arity = "0..1",
      paramLabel = "BOOL",
      description = "Accepted for scripts; does nothing.")
  void ignoreVerbose(@Nullable String value) {}

  @Option(
      names = {"--check-status", "--check_status"},
      arity = "0..1",
      paramLabel = "BOOL",
      description = "Accepted for scripts; no server is asked for blocked videos.")
  void ignoreCheckStatus(@Nullable String value) {}

  /** Scores every system. */
  List<ScoreSheet> sheets(String benchmark, String usualSubset, List<Double> usualThresholds)
      throws IOException {
    ActivityTask kind = kind();
    Parity parity = compat ? Parity.REFERENCE : Parity.CORRECT;
    List<Double> tious = thresholds == null ? usualThresholds : parsed(thresholds);
    SegmentTruth truth =
        SegmentTruth.read(truthFile, subset == null ? usualSubset : subset, kind, parity);
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path file : resultFiles) {
      SegmentPredictions found = SegmentPredictions.read(file, truth, kind, parity);
      String system = SystemName.of(file);
      ScoreSheet sheet =
          switch (kind) {
            case DETECTION ->
                SegmentSheets.detection(
                    benchmark, system, DetectionScores.of(truth, found, tious, parity));
            case PROPOSALS ->
                SegmentSheets.proposals(
                    benchmark,
                    system,
                    ProposalScores.of(truth, found, tious, maxProposals, parity));
            case CLASSIFICATION ->
                SegmentSheets.labels(benchmark, system, LabelScores.of(truth, found), topK);
          };
      sheets.add(
          found.repeatedVideos() == 0
              ? sheet
              : sheet.withNote(
                  "%d videos stand again in the predictions; the last entry of each counts"
                      .formatted(found.repeatedVideos())));
    }
    return sheets;
  }

  private ActivityTask kind() {
    if (!(maxProposals > 0)) {
      throw new UsageException("--max-proposals must be above 0, got " + maxProposals);
    }
    if (topK.stream().anyMatch(k -> k < 1)) {
      throw new UsageException("--top-k must be 1 or more, got " + topK);
    }
    return switch (task) {
      case "detection" -> ActivityTask.DETECTION;
      case "proposal", "proposals" -> ActivityTask.PROPOSALS;
      case "classification" -> ActivityTask.CLASSIFICATION;
      default ->
          throw new UsageException(
              "--task must be detection, proposals or classification, got " + task);
    };
  }

  /** A list of overlaps, or first:step:last. */
  static List<Double> parsed(String text) {
    try {
      List<Double> values;
      String[] range = text.split(":", -1);
      if (range.length == 3) {
        double from = Double.parseDouble(range[0]);
        double to = Double.parseDouble(range[2]);
        long steps = Math.round((to - from) / Double.parseDouble(range[1]));
        if (steps < 1 || steps > 10_000) {
          throw new UsageException("--tiou needs first:step:last that rise, got " + text);
        }
        values = DetectionScores.evenly(from, to, (int) steps + 1);
      } else {
        values =
            Arrays.stream(text.replaceAll("[\\[\\]]", "").strip().split("[,\\s]+", -1))
                .map(Double::valueOf)
                .toList();
      }
      for (int i = 0; i < values.size(); i++) {
        if (!(values.get(i) > (i == 0 ? 0 : values.get(i - 1)) && values.get(i) <= 1)) {
          throw new UsageException("--tiou needs rising overlaps within (0, 1], got " + text);
        }
      }
      return values;
    } catch (NumberFormatException e) {
      throw new UsageException("--tiou needs overlaps such as 0.5,0.75, got " + text, e);
    }
  }
}
