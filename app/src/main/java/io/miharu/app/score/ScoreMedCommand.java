package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.run.OutputException;
import io.miharu.eval.med.MedFiles;
import io.miharu.eval.med.MedFiles.Submission;
import io.miharu.eval.med.MedProtocol;
import io.miharu.eval.med.MedReport;
import io.miharu.eval.med.MedScores;
import io.miharu.eval.med.TrialBlock;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score med}: which clips show an event, as F4DE's DEVA_cli scores it. */
@Command(
    name = "med",
    description = {
      "Scores multimedia event detection as F4DE's DEVA_cli does.",
      "Example: miharu score med -p MED17 -o OUT -r ref.csv -s x.detection.csv:detection"
          + " -s x.threshold.csv:threshold TrialIndex.csv:TrialIndex"
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreMedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "YEAR",
      description = "The year's rules: ${COMPLETION-CANDIDATES}.")
  private @Nullable MedProtocol protocol;

  @Option(
      names = {"-o", "--outdir"},
      paramLabel = "DIR",
      description =
          "Write scoreDB.scores.txt, .csv, points and pictures of the DET curves, and the SQLite"
              + " databases here.")
  private @Nullable String folder;

  @Option(
      names = {"-r", "--refcsv"},
      paramLabel = "FILE",
      required = true,
      description = "The truth: TrialID, Targ.")
  private String reference;

  @Option(
      names = {"-s", "--syscsv"},
      paramLabel = "FILE[:TABLE]",
      required = true,
      description = "A table of the submission; with -p its detection and threshold tables.")
  private List<String> system;

  @Parameters(
      paramLabel = "FILE[:TABLE]",
      arity = "0..*",
      description = "Tables about the trials; with -p one must be the TrialIndex.")
  private List<String> metadata = new ArrayList<>();

  @Option(
      names = {"-d", "--derivedSys", "--decide-by"},
      paramLabel = "SQL",
      description = "A script that fills System (TrialID, Score, Decision) from other tables.")
  private List<Path> derive = new ArrayList<>();

  @Option(
      names = {"-F", "--FilterCMDfile", "--choose-by"},
      paramLabel = "SQL",
      description = "A script that fills ResultsTable (TrialID, BlockID): what is scored.")
  private @Nullable Path filter;

  @Option(
      names = {"-J", "--thresholdTable", "--thresholds-by"},
      paramLabel = "SQL",
      description = "A script that fills ThresholdTable (BlockID, Threshold).")
  private List<Path> thresholds = new ArrayList<>();

  @Option(
      names = {"-u", "--usedMetric"},
      paramLabel = "METRIC",
      description = "MetricNormLinearCostFunct, MetricRo or MetricTestStub.")
  private @Nullable String metric;

  @Option(
      names = {"-U", "--UsedMetricParameters"},
      paramLabel = "NAME=VALUE",
      description = "A parameter of the metric, such as CostMiss=1, m=12.5 or APpct=true.")
  private Map<String, String> metricParameters = new LinkedHashMap<>();

  @Option(
      names = {"-T", "--trialsParameters"},
      paramLabel = "NAME=VALUE",
      description = "A parameter of the trials: TOTALTRIALS=N.")
  private Map<String, String> trialParameters = new LinkedHashMap<>();

  @Option(
      names = "--BlockAverage",
      description = "Score the mean of the blocks instead of every block.")
  private boolean average;

  @Option(
      names = {"-C", "--CreateDBSkip", "--no-databases"},
      description = "Leave the SQLite databases out of DIR.")
  private boolean withoutDatabases;

  @Option(
      names = "--compat",
      description = {
        "Score as the reference does, defects included: unanswered trials do not count, and trials",
        "without truth or threshold are left out without a word. A refused file is said as it says"
            + " it: [ERROR] on standard output, exit status 1."
      })
  private boolean compat;

  @Option(
      names = "--check",
      description = {
        "Check before scoring, more strictly than the reference does: every trial answered once,",
        "ranks without gaps, one threshold line per event. Needs -p."
      })
  private boolean check;

  @Option(
      names = {"-t", "--trialClass", "-c", "--configdir", "-x", "--xmllint"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptValue(String unused) {}

  @Option(
      names = {"-v", "-n", "-G", "-D", "-q", "-R", "-W"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptFlag(boolean unused) {}

  @Override
  public Integer call() throws IOException {
    return compat
        ? ReferenceRefusal.as("[ERROR]", spec.commandLine().getOut(), this::score)
        : score();
  }

  private int score() throws IOException {
    MedMetricChoice choice =
        MedMetricChoice.of(protocol, metric, metricParameters, trialParameters);
    MedInputs inputs =
        new MedInputs(
            protocol,
            compat ? MedFiles.Missing.AS_THE_REFERENCE : MedFiles.Missing.SCORED_OR_REFUSED,
            reference,
            system,
            metadata);
    if (check) {
      inputs.check();
    }
    Submission submission = inputs.read(derive, thresholds, filter);
    List<TrialBlock> blocks = choice.ranked(submission.blocks());
    MedScores result =
        average
            ? MedScores.averaged(blocks, choice.metric())
            : MedScores.of(blocks, choice.metric());
    String name = protocol == null ? "DEVA " + choice.metric().name() : protocol.name();
    Path first = MedInputs.file(system.get(0));
    ScoreSheet sheet =
        MedSheet.of(
            name,
            String.valueOf(first.getFileName()),
            result,
            choice.style().metric(),
            submission.notes());
    if (folder != null) {
      write(
          folder, new MedReport(result, choice.style(), folder, choice.trialParameters(), average));
      pictures(folder, result, sheet);
      if (!withoutDatabases) {
        inputs.writeDatabases(Path.of(folder), submission.blocks());
      }
    }
    scores.publish(List.of(sheet), spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private static void write(String folder, MedReport report) throws OutputException {
    Path directory = Path.of(folder);
    try {
      Files.createDirectories(directory);
      text(directory, MedReport.STEM + ".scores.txt", report.text());
      text(directory, MedReport.STEM + ".scores.csv", report.csv());
      for (Map.Entry<String, String> curve : report.curves().entrySet()) {
        text(directory, curve.getKey(), curve.getValue());
      }
    } catch (IOException unwritable) {
      throw unwritable(folder, unwritable);
    }
  }

  private static void pictures(String folder, MedScores result, ScoreSheet sheet)
      throws OutputException {
    try {
      MedPictures.write(Path.of(folder), result, sheet.curves());
    } catch (IOException unwritable) {
      throw unwritable(folder, unwritable);
    }
  }

  private static OutputException unwritable(String folder, IOException cause) {
    return new OutputException(
        "cannot write to %s: %s; choose another -o".formatted(folder, cause.getMessage()), cause);
  }

  private static void text(Path directory, String name, String text) throws IOException {
    // Names were read byte by byte, and go back that way.
    Files.writeString(directory.resolve(name), text, StandardCharsets.ISO_8859_1);
  }
}
