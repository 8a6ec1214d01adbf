package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.clear.ClearDomain;
import io.miharu.eval.clear.ClearFiles;
import io.miharu.eval.clear.ClearMeasure;
import io.miharu.eval.clear.ClearReport;
import io.miharu.eval.clear.ClearScores;
import io.miharu.eval.clear.ClearSettings;
import io.miharu.eval.clear.ClearTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "The report of CLEARDTScorer goes to standard output, or to the file of --text. The options of"
          + " AVSS09Scorer, three folders, are understood too: MOTA is shown, and nothing is"
          + " written to them.",
      "",
      "Not there: CLEARTRScorer, which scores what text was read (CONTENT is not compared);"
          + " --motaLogDir; AVSS09Scorer's --ECF."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreClearCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;
  @Mixin private ClearIgnoredOptions ignored;

  @Parameters(paramLabel = "SYSTEM", arity = "1..*", description = "What was found, in ViPER.")
  private List<Path> systems;

  @Option(
      names = {"-g", "--gtf"},
      paramLabel = "TRUTH",
      arity = "1..*",
      required = true,
      description = "What is there, in ViPER; as many files as of the system.")
  private List<Path> truths;

  @Option(
      names = {"-D", "--Domain", "--DirSYS"},
      paramLabel = "NAME",
      description = "BN, MR, SV or UV; of AVSS09Scorer a folder.")
  private @Nullable String domain;

  @Option(
      names = {"-E", "--Eval"},
      paramLabel = "KIND",
      description = "Area or Point: what pairs are judged by.")
  private @Nullable String kind;

  @Option(
      names = {"-d", "--detthres", "--detection-threshold", "--dirGTF"},
      paramLabel = "VALUE",
      defaultValue = "1",
      description =
          "An overlap of this or more counts as 1; default ${DEFAULT-VALUE}. Of AVSS09Scorer a"
              + " folder.")
  private String detectionThreshold;

  @Option(
      names = {"-t", "--trkthres", "--tracking-threshold"},
      paramLabel = "VALUE",
      defaultValue = "1",
      description = "The same in the tracking scores; default ${DEFAULT-VALUE}.")
  private double trackingThreshold;

  @Option(
      names = {"-b", "--bin", "--binary"},
      description = "A smaller overlap counts as none.")
  private boolean binary;

  @Option(
      names = {"-M", "--MissCost", "--miss-cost"},
      paramLabel = "COST",
      defaultValue = "1",
      description = "Default ${DEFAULT-VALUE}.")
  private double missCost;

  @Option(
      names = {"-F", "--FACost", "--false-alarm-cost"},
      paramLabel = "COST",
      defaultValue = "1",
      description = "Default ${DEFAULT-VALUE}.")
  private double falseAlarmCost;

  @Option(
      names = {"-I", "--ISCost", "--switch-cost"},
      paramLabel = "COST",
      defaultValue = "1",
      description = "Default ${DEFAULT-VALUE}.")
  private double switchCost;

  @Option(
      names = {"-f", "--frameTol", "--frame-tolerance"},
      paramLabel = "FRAMES",
      defaultValue = "0",
      description = "How far a value may lie outside its object; default ${DEFAULT-VALUE}.")
  private int frameTolerance;

  @Option(
      names = {"-S", "--SpecialMode"},
      paramLabel = "MODE",
      description = "AVSS09 shows only MOTA, AVSS09:full everything.")
  private @Nullable String mode;

  @Option(names = "--avss", description = "The same as --SpecialMode AVSS09 --Domain SV.")
  private boolean avss;

  @Option(
      names = {"-o", "--overlapNotRequired"},
      description = "A system file need not speak of all frames of the truth.")
  private boolean partial;

  @Option(
      names = {"-w", "--writeResults", "--writeResult", "--writedir"},
      paramLabel = "FILE",
      description = "Write parameters and table to FILE; of AVSS09Scorer a folder.")
  private @Nullable Path results;

  @Option(
      names = {"-c", "--csv"},
      paramLabel = "FILE",
      description = "Write the table as comma-separated values to FILE.")
  private @Nullable Path csv;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Write the report to FILE instead of standard output.")
  private @Nullable Path text;

  @Option(
      names = "--compat",
      description =
          "Score as the reference does, defects included: a number that does not exist is printed"
              + " as 0.000000, and a truth file without a system file is left out.")
  private boolean compat;

  @Override
  public Integer call() throws IOException {
    if (systems.size() != truths.size()) {
      throw new UsageException(
          "score clear needs as many system files as truth files, got %d and %d"
              .formatted(systems.size(), truths.size()));
    }
    boolean folders = namesFolders();
    boolean special = avss || folders || (mode != null && mode.startsWith("AVSS09"));
    boolean onlyMota = special && !"AVSS09:full".equals(mode);
    ClearTask task = task(special);
    ClearSettings settings = settings(folders);
    ClearFiles files = ClearFiles.read(truths, systems, task, compat);
    List<ClearScores> result =
        files.sequences().stream().map(sequence -> ClearScores.of(sequence, settings)).toList();
    ClearReport report =
        new ClearReport(files.sequences(), result, task.measure(), settings, onlyMota, compat);
    PrintWriter out = spec.commandLine().getOut();
    if (csv != null) {
      ReferenceText.write(report.csv(), csv);
    }
    if (results != null && !folders) {
      ReferenceText.write(report.result(), results);
    }
    if (text != null) {
      ReferenceText.write(report.text(), text);
    } else if (!scores.jsonOnStandardOutput()) {
      for (String file : files.unmatched()) {
        out.printf(
            "Could not find matching system output file for %s. Skipping file%n",
            file.toUpperCase(Locale.ROOT));
      }
      out.print(
          results == null || folders
              ? report.text()
              : "Wrote: " + results + "\n\n\n***** DONE *****\n\n");
      out.flush();
    }
    scores.publish(
        List.of(ClearSheet.of(SystemName.of(systems.get(0)), report)),
        text == null ? new PrintWriter(Writer.nullWriter()) : out);
    return ExitCode.DONE.code();
  }

  /** Whether this is AVSS09Scorer's command line, whose -D, -d and -w are all folders. */
  private boolean namesFolders() {
    return domain != null
        && results != null
        && named(domain).isEmpty()
        && number(detectionThreshold).isEmpty();
  }

  private ClearTask task(boolean special) {
    Optional<ClearDomain> one = domain == null ? Optional.empty() : named(domain);
    if (one.isEmpty() && !special) {
      throw new UsageException(
          "score clear needs --Domain BN, MR, SV or UV, got " + (domain == null ? "none" : domain));
    }
    if (special && one.isPresent() && one.get() != ClearDomain.SV) {
      throw new UsageException("--SpecialMode AVSS09 needs --Domain SV, got " + one.get());
    }
    String by = kind == null ? "" : kind.toUpperCase(Locale.ROOT);
    if (!special && !by.equals("AREA") && !by.equals("POINT")) {
      throw new UsageException(
          "score clear needs --Eval Area or Point, got " + (kind == null ? "none" : kind));
    }
    if (mode != null && !mode.equals("AVSS09") && !mode.equals("AVSS09:full")) {
      throw new UsageException("--SpecialMode must be AVSS09 or AVSS09:full, got " + mode);
    }
    try {
      return new ClearTask(
          one.orElse(ClearDomain.SV),
          by.equals("POINT") ? ClearMeasure.POINT : ClearMeasure.AREA,
          frameTolerance,
          partial);
    } catch (IllegalArgumentException e) {
      throw new UsageException("score clear: " + e.getMessage(), e);
    }
  }

  private static Optional<ClearDomain> named(String text) {
    for (ClearDomain one : ClearDomain.values()) {
      if (one.name().equalsIgnoreCase(text)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private ClearSettings settings(boolean folders) {
    double detection =
        folders
            ? 1
            : number(detectionThreshold)
                .orElseThrow(
                    () ->
                        new UsageException("--detthres needs a number, got " + detectionThreshold));
    try {
      return new ClearSettings(
          detection, trackingThreshold, binary, missCost, falseAlarmCost, switchCost);
    } catch (IllegalArgumentException e) {
      throw new UsageException("score clear: " + e.getMessage(), e);
    }
  }
}
