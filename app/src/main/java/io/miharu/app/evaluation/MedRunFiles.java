package io.miharu.app.evaluation;

import io.miharu.app.run.OutputException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedCheck;
import io.miharu.eval.med.MedProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a run as TRECVID's files, one folder {@code seed-N} per draw: detection, threshold, trial
 * index, reference and event database. {@code miharu score med} reads them.
 *
 * <p>The score is 1 / (1 + exp(2 - s)), s being the ranked videos' scores at mean 0 and deviation
 * 1: one half, the threshold, stands two deviations above the mean. It orders; it is not
 * calibrated. Processing hours are written as 0: a run from stored scores measures none.
 */
final class MedRunFiles {

  private static final double DEVIATIONS = 2;
  private static final String HALF = "0.5";
  private static final String NO_HOURS = "0";

  private final MedProtocol form;
  private final MedRunName name;
  private final EventTruth truth;

  MedRunFiles(MedProtocol form, MedRunName name, EventTruth truth) {
    this.form = form;
    this.name = name;
    this.truth = truth;
  }

  /**
   * @throws OutputException when the folder cannot be written
   */
  void write(Path folder, List<EventResult> results) throws IOException {
    int seeds = results.stream().mapToInt(result -> result.rankings().size()).max().orElse(0);
    for (int seed = 0; seed < seeds; seed++) {
      Map<String, Ranking> rankings = new TreeMap<>();
      for (EventResult result : results) {
        rankings.put(result.event(), result.rankings().get(seed));
      }
      try {
        write(Files.createDirectories(folder.resolve("seed-" + seed)), rankings);
      } catch (IOException unwritable) {
        throw new OutputException(
            "cannot write %s: %s; choose another folder for --out"
                .formatted(folder, unwritable.getMessage()),
            unwritable);
      }
    }
  }

  private void write(Path folder, Map<String, Ranking> rankings) throws IOException {
    List<List<String>> detection = new ArrayList<>();
    List<List<String>> threshold = new ArrayList<>();
    List<List<String>> index = new ArrayList<>();
    List<List<String>> reference = new ArrayList<>();
    List<List<String>> events = new ArrayList<>();
    rankings.forEach(
        (event, ranking) -> {
          EventTruth.Judged judged = truth.events().get(event);
          if (judged == null) {
            throw new AssertionError("a result of an event that is not judged: " + event);
          }
          double[] scores = scores(ranking);
          int accepted = 0;
          for (int i = 0; i < scores.length; i++) {
            String video = ranking.videos().get(i);
            String trial = judged.trials().getOrDefault(video, "");
            accepted += scores[i] > 0.5 ? 1 : 0;
            detection.add(detection(trial, scores[i], i + 1));
            index.add(List.of(trial, video, judged.id()));
            reference.add(List.of(trial, ranking.positive().get(i) ? "y" : "n"));
          }
          threshold.add(threshold(judged.id(), accepted));
          events.add(List.of(judged.id(), event));
        });
    CsvTable answers =
        table(folder, name.text() + ".detection.csv", form.detectionColumns(), detection);
    CsvTable limits =
        table(folder, name.text() + ".threshold.csv", form.thresholdColumns(), threshold);
    CsvTable trials =
        table(folder, "TrialIndex.csv", List.of("TrialID", "ClipID", "EventID"), index);
    table(folder, "reference.csv", List.of("TrialID", "Targ"), reference);
    table(folder, "EventDB.csv", List.of("EventID", "EventName"), events);
    List<String> faults = MedCheck.faults(form, trials, answers, limits);
    if (!faults.isEmpty()) {
      throw new AssertionError("our own files are not fit: " + faults.get(0));
    }
  }

  private List<String> detection(String trial, double score, int rank) {
    List<String> row = new ArrayList<>();
    for (String column : form.detectionColumns()) {
      row.add(
          switch (column) {
            case "TrialID" -> trial;
            case "Score" -> BigDecimal.valueOf(score).toPlainString();
            default -> Integer.toString(rank);
          });
    }
    return row;
  }

  /** In 2014 a trial is accepted when its rank lies under the threshold. */
  private List<String> threshold(String event, int accepted) {
    List<String> row = new ArrayList<>();
    for (String column : form.thresholdColumns()) {
      row.add(
          switch (column) {
            case "EventID" -> event;
            case "DetectionThreshold" -> HALF;
            case "RankThreshold" -> Integer.toString(accepted + 1);
            default -> NO_HOURS;
          });
    }
    return row;
  }

  private static CsvTable table(
      Path folder, String file, List<String> header, List<List<String>> rows) throws IOException {
    List<List<String>> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing((List<String> row) -> row.get(0)));
    Path path = folder.resolve(file);
    new CsvTable(path.toString(), header, sorted, List.of()).write(path);
    return CsvTable.read(path);
  }

  private static double[] scores(Ranking ranking) {
    double n = ranking.scores().size();
    double mean = ranking.scores().stream().mapToDouble(s -> s).sum() / n;
    double square = ranking.scores().stream().mapToDouble(s -> (s - mean) * (s - mean)).sum() / n;
    double deviation = square > 0 ? Math.sqrt(square) : 1;
    return ranking.scores().stream()
        .mapToDouble(s -> 1 / (1 + Math.exp(DEVIATIONS - (s - mean) / deviation)))
        .toArray();
  }
}
