package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.eval.clear.ClearReport;
import io.miharu.eval.clear.ClearScores;
import io.miharu.eval.clear.ClearSequence;
import io.miharu.eval.clear.ClearSettings;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score clear}: boxes and tracks as F4DE's CLEARDTScorer scores them. */
@Command(
    name = "clear",
    description = "Scores boxes and tracks in ViPER XML: SFDA, ATA, MODA, MODP, MOTA, MOTP.",
    footer = {
      "",
      "The report of CLEARDTScorer goes to standard output, or to the file of --text. With --avss, or"
          + " AVSS09Scorer's folder options, only MOTA is shown."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreClearCommand implements Callable<Integer> {

  private static final Set<String> DOMAINS = Set.of("BN", "MR", "SV", "UV");

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Parameters(paramLabel = "SYSTEM", arity = "1..*", description = "The found boxes, in ViPER.")
  private List<Path> systems;

  @Option(
      names = {"-g", "--gtf"},
      paramLabel = "TRUTH",
      arity = "1..*",
      required = true,
      description = "The true boxes, in ViPER, in the order of the system's files.")
  private List<Path> truths;

  @Option(
      names = {"-D", "--Domain"},
      paramLabel = "NAME",
      description = "BN, MR, SV or UV; of AVSS a folder, which is not needed.")
  private @Nullable String domain;

  @Option(
      names = {"-E", "--Eval"},
      paramLabel = "KIND",
      defaultValue = "Area",
      description = "Area, the only kind there is here.")
  private String kind;

  @Option(names = "--avss", description = "Show only MOTA, as AVSS09Scorer does.")
  private boolean avss;

  @Option(
      names = {"--detection-threshold", "--Det-Threshold"},
      paramLabel = "IOU",
      defaultValue = "1",
      description = "An overlap of this or more counts as 1; default ${DEFAULT-VALUE}.")
  private double detectionThreshold;

  @Option(
      names = {"--tracking-threshold", "--Trk-Threshold"},
      paramLabel = "IOU",
      defaultValue = "1",
      description = "The same in the tracking scores; default ${DEFAULT-VALUE}.")
  private double trackingThreshold;

  @Option(
      names = {"--binary", "--Binary"},
      description = "A smaller overlap counts as none.")
  private boolean binary;

  @Option(names = "--miss-cost", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
  private double missCost;

  @Option(
      names = "--false-alarm-cost",
      defaultValue = "1",
      description = "Default ${DEFAULT-VALUE}.")
  private double falseAlarmCost;

  @Option(names = "--switch-cost", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
  private double switchCost;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Write the report to FILE instead of standard output.")
  private @Nullable Path text;

  @Option(
      names = {"-w", "--writedir"},
      hidden = true)
  void ignoreWriteFolder(String folder) {
    avss = true;
  }

  @Option(
      names = {"-d", "--dirGTF"},
      hidden = true)
  void ignoreTruthFolder(String folder) {
    avss = true;
  }

  @Override
  public Integer call() throws IOException {
    if (!kind.equals("Area")) {
      throw new UsageException("-E must be Area, got " + kind);
    }
    if (systems.size() != truths.size()) {
      throw new UsageException(
          "score clear needs as many system files as truth files, got %d and %d"
              .formatted(systems.size(), truths.size()));
    }
    boolean onlyMota = avss || (domain != null && !DOMAINS.contains(domain));
    ClearSettings settings = settings();
    List<ClearSequence> sequences = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      sequences.addAll(ClearSequence.read(truths.get(i), systems.get(i)));
    }
    List<ClearScores> results =
        sequences.stream().map(sequence -> ClearScores.of(sequence, settings)).toList();
    String report = ClearReport.of(sequences, results, settings, onlyMota);
    PrintWriter out = spec.commandLine().getOut();
    if (text != null) {
      try {
        Files.writeString(text, report);
      } catch (IOException e) {
        throw new OutputException("cannot write %s: %s".formatted(text, e.getMessage()), e);
      }
    } else if (!scores.jsonOnStandardOutput()) {
      out.print(report);
      out.flush();
    }
    scores.publish(
        List.of(sheet(sequences, results, onlyMota)),
        text == null ? new PrintWriter(Writer.nullWriter()) : out);
    return ExitCode.DONE.code();
  }

  private ClearSettings settings() {
    try {
      return new ClearSettings(
          detectionThreshold, trackingThreshold, binary, missCost, falseAlarmCost, switchCost);
    } catch (IllegalArgumentException e) {
      throw new UsageException("score clear: " + e.getMessage(), e);
    }
  }

  private ScoreSheet sheet(
      List<ClearSequence> sequences, List<ClearScores> results, boolean onlyMota) {
    Map<String, ToDoubleFunction<ClearScores>> metrics = new LinkedHashMap<>();
    if (!onlyMota) {
      metrics.put("SFDA", ClearScores::sfda);
      metrics.put("ATA", ClearScores::ata);
      metrics.put("MODA", ClearScores::moda);
      metrics.put("MODP", ClearScores::modp);
    }
    metrics.put("MOTA", ClearScores::mota);
    if (!onlyMota) {
      metrics.put("MOTP", ClearScores::motp);
    }
    List<String> names = sequences.stream().map(one -> one.video() + " " + one.object()).toList();
    List<Score> headline = new ArrayList<>();
    List<UnitScores> units = new ArrayList<>();
    metrics.forEach(
        (metric, value) -> {
          List<Double> values = results.stream().map(value::applyAsDouble).toList();
          UnitScores mean = UnitScores.mean(metric, true, names, values);
          int[] all = java.util.stream.IntStream.range(0, values.size()).toArray();
          headline.add(new Score(metric, mean.resampled().applyAsDouble(all)));
          units.add(mean);
        });
    List<String> columns = new ArrayList<>(metrics.keySet());
    columns.addAll(List.of("frames", "truths", "misses", "false alarms", "splits", "merges"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      ClearScores result = results.get(i);
      List<Double> values = new ArrayList<>();
      metrics.values().forEach(value -> values.add(value.applyAsDouble(result)));
      values.add((double) result.frames());
      values.add((double) result.truths());
      values.add((double) result.misses());
      values.add((double) result.falseAlarms());
      values.add((double) result.splits());
      values.add((double) result.merges());
      rows.add(new Row(names.get(i), values));
    }
    return new ScoreSheet(
        "CLEAR 2007",
        SystemName.of(systems.get(0)),
        headline,
        List.of(new SheetTable("Sequences", "sequence", columns, rows)),
        List.of(),
        units,
        results.size() > 1 ? List.of("the scores above are means over the sequences") : List.of());
  }
}
