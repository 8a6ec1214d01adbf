package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.sed.Ecf;
import io.miharu.eval.sed.SedAlignment;
import io.miharu.eval.sed.SedCost;
import io.miharu.eval.sed.SedFile;
import io.miharu.eval.sed.SedReport;
import io.miharu.eval.sed.SedScores;
import io.miharu.eval.sed.SedScores.Settings;
import io.miharu.eval.sed.SedXml;
import io.miharu.eval.sed.SedXml.PairForm;
import io.miharu.eval.viper.ViperWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score sed}: events in time as F4DE's TV08Scorer scores them. */
@Command(
    name = "sed",
    description = "Scores surveillance events in ViPER XML: PMiss, RFA, DCR of TRECVID SED.",
    footer = {
      "",
      "The report of TV08Scorer goes to standard output, or to the file of --text. All system files"
          + " together are one system."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreSedCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;
  @Mixin private SedIgnoredOptions ignored;

  @Parameters(paramLabel = "SYSTEM", arity = "1..*", description = "The system's events, in ViPER.")
  private List<Path> systems;

  @Option(
      names = {"-g", "--gtf"},
      paramLabel = "TRUTH",
      arity = "1..*",
      required = true,
      description = "The annotated events, in ViPER.")
  private List<Path> truths;

  @Option(
      names = {"-f", "--fps"},
      paramLabel = "RATE",
      required = true,
      description = "Frames a second, or PAL, or NTSC.")
  private String fps;

  @Option(
      names = {"-d", "--deltat", "--delta_t", "--tolerance"},
      paramLabel = "SECONDS",
      required = true,
      description = "How far a report's middle may lie outside an annotated event.")
  private double tolerance;

  @Option(
      names = {"-D", "--Duration", "--duration"},
      paramLabel = "SECONDS",
      description = "The scored signal's length; default the control file's.")
  private @Nullable Double seconds;

  @Option(
      names = {"-e", "--ecf"},
      paramLabel = "FILE",
      description = "The experiment control file: which parts of which videos are scored.")
  private @Nullable Path ecf;

  @Option(
      names = {"-l", "--limitto"},
      paramLabel = "EVENT",
      split = ",",
      description = "Score only these types of event.")
  private List<String> onlyEvents = List.of();

  @Option(
      names = {"-L", "--LimittoSYSEvents"},
      description = "Leave out, per video, types that the system does not report.")
  private boolean[] onlySystemEvents = {};

  @Option(
      names = {"-M", "--MissCost", "--CostMiss"},
      paramLabel = "COST",
      defaultValue = "10",
      description = "What a miss costs; default ${DEFAULT-VALUE}.")
  private double costMiss;

  @Option(
      names = {"-C", "--CostFA"},
      paramLabel = "COST",
      defaultValue = "1",
      description = "What a false alarm costs; default ${DEFAULT-VALUE}.")
  private double costFalseAlarm;

  @Option(
      names = {"-R", "--Rtarget"},
      paramLabel = "RATE",
      defaultValue = "1.8",
      description = "True events an hour, default ${DEFAULT-VALUE}; the campaigns used 20.")
  private double targetRate;

  @Option(
      names = {"-s", "--showAT"},
      description = "Show all pairs in one table.")
  private boolean[] together = {};

  @Option(
      names = {"-a", "--allAT"},
      description = "Show the pairs of each video and event.")
  private boolean[] perEvent = {};

  @Option(
      names = {"-o", "--observationCont"},
      description = "Show the counts of decisions.")
  private boolean[] contingency = {};

  @Option(
      names = {"-B", "--BypassECFFilesCheck"},
      description = "A video of the control file may be missing from the system or the truth.")
  private boolean bypassFilesCheck;

  @Option(
      names = {"-O", "--OutputFileRoot"},
      paramLabel = "ROOT",
      description =
          "Write tables to files instead: ROOT.ali.txt, ROOT.contigency.txt, ROOT.scores.txt.")
  private @Nullable String root;

  @Option(
      names = "--Et",
      paramLabel = "WEIGHT",
      defaultValue = "1e-8",
      description = "Weight of the overlap when pairs are chosen; default ${DEFAULT-VALUE}.")
  private double overlapWeight;

  @Option(
      names = "--Ed",
      paramLabel = "WEIGHT",
      defaultValue = "1e-6",
      description = "Weight of the score when pairs are chosen; default ${DEFAULT-VALUE}.")
  private double scoreWeight;

  @Option(
      names = {"-t", "--titleOfSys"},
      paramLabel = "TITLE",
      defaultValue = "",
      description = "The system's title in the report.")
  private String title;

  @Option(
      names = {"-w", "--writexml"},
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      paramLabel = "DIR",
      description = "Write the pairs as ViPER, a file per video, to DIR or into the report.")
  private @Nullable String rewriteTo;

  @Option(
      names = {"-p", "--pruneEvents"},
      description = "In that ViPER, list only descriptors in use.")
  private boolean[] pruned = {};

  @Option(
      names = {"-X", "--XtraMappedObservations"},
      paramLabel = "MODE",
      description =
          "In that ViPER, a pair's frames and attributes: copy_sys, copy_ref, overlap,"
              + " extended.")
  private @Nullable String pairForm;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Write the report to FILE instead of standard output.")
  private @Nullable Path text;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    List<SedFile> found = new ArrayList<>();
    for (Path file : systems) {
      found.add(SedFile.readSystem(file));
    }
    List<SedFile> real = new ArrayList<>();
    for (Path file : truths) {
      real.add(SedFile.readTruth(file));
    }
    SedScores result = SedScores.of(found, real, settings);
    String rewritten = rewrite(result);
    SedReport report =
        SedReport.of(
            result,
            systems.stream().map(Path::toString).toList(),
            truths.stream().map(Path::toString).toList(),
            new SedReport.Parts(
                title,
                perEvent.length > 0,
                together.length > 0,
                contingency.length > 0,
                root == null ? "" : root),
            rewritten);
    for (var file : report.files().entrySet()) {
      ReferenceText.write(file.getValue(), Path.of(file.getKey()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (text != null) {
      ReferenceText.write(report.text(), text);
    } else if (!scores.jsonOnStandardOutput()) {
      out.print(report.text());
      out.flush();
    }
    String system = title.isEmpty() ? SystemName.of(systems.get(0)) : title;
    // The report has said it all, unless it went to a file.
    scores.publish(
        List.of(SedSheet.of(system, result)),
        text == null ? new PrintWriter(Writer.nullWriter()) : out);
    return ExitCode.DONE.code();
  }

  private Settings settings() throws IOException {
    if (seconds == null && ecf == null) {
      throw new UsageException("score sed needs --duration, or --ecf, which tells it");
    }
    if (!onlyEvents.isEmpty() && onlySystemEvents.length > 0) {
      throw new UsageException("score sed takes --limitto or --LimittoSYSEvents, not both");
    }
    try {
      return new Settings(
          framesPerSecond(),
          tolerance,
          Optional.ofNullable(seconds),
          ecf == null ? Optional.empty() : Optional.of(Ecf.read(ecf)),
          onlyEvents,
          onlySystemEvents.length > 0,
          bypassFilesCheck,
          new SedAlignment.Weights(overlapWeight, scoreWeight),
          new SedCost(costMiss, costFalseAlarm, targetRate));
    } catch (IllegalArgumentException e) {
      throw new UsageException("score sed " + e.getMessage(), e);
    }
  }

  private double framesPerSecond() {
    return switch (fps) {
      case "PAL" -> 25;
      case "NTSC" -> 30_000 / 1001.0;
      default -> {
        try {
          yield Double.parseDouble(fps);
        } catch (NumberFormatException e) {
          throw new UsageException("--fps needs a number, PAL or NTSC, got " + fps, e);
        }
      }
    };
  }

  /** What goes into the report, empty unless asked for there. */
  private String rewrite(SedScores result) throws IOException {
    PairForm form =
        switch (pairForm == null ? "" : pairForm) {
          case "" -> PairForm.SYSTEM_ALONE;
          case "copy_sys" -> PairForm.COPY_SYSTEM;
          case "copy_ref" -> PairForm.COPY_TRUTH;
          case "overlap" -> PairForm.OVERLAP;
          case "extended" -> PairForm.EXTENDED;
          default ->
              throw new UsageException(
                  "-X must be copy_sys, copy_ref, overlap or extended, got " + pairForm);
        };
    StringBuilder report = new StringBuilder();
    if (rewriteTo != null) {
      for (var file : SedXml.of(result, pruned.length > 0, form).entrySet()) {
        String xml = ViperWriter.write(file.getValue());
        if (rewriteTo.equals(STANDARD_OUTPUT)) {
          report.append(xml);
        } else {
          String name = file.getKey().replaceAll(".*[/\\\\]", "");
          name = name.endsWith(".xml") ? name : name + ".xml";
          ReferenceText.write(xml, Path.of(rewriteTo).resolve(name));
        }
      }
    }
    return report.toString();
  }
}
