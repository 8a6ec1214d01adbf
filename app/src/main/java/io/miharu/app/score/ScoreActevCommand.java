package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.actev.scoring.ActevJob;
import io.miharu.eval.actev.scoring.ActevOptions;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import io.miharu.eval.actev.scoring.ActevProtocol;
import io.miharu.eval.actev.scoring.ActevScores;
import io.miharu.eval.actev.scoring.ActevSheet;
import io.miharu.eval.actev.scoring.ScoreFiles;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score actev}: activities in extended video, as NIST's ActEV_Scorer scores them. */
@Command(name = "actev", description = "Scores activities in extended video, as ActEV_Scorer does.")
@SuppressWarnings({
  "NullAway.Init", // picocli sets the options before call()
  "UnusedVariable" // some are only accepted
})
final class ScoreActevCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  // The reference has -V for something else, so the usual pair of help and version is not mixed in.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Parameters(
      paramLabel = "PROTOCOL",
      description =
          "ActEV_SDL_V2, ActEV_SDL_V2NPR, ActEV_SDL_V1, ActEV19_AD_V2, ActEV19_AD, ActEV18_AD,"
              + " ActEV18PC_AD, ActEV18_AD_TFA, ActEV18_AD_1SECOL, ActEV18_AOD, ActEV18_AODT,"
              + " SRL_AD_V1 to V3, SRL_AOD_V1 to V3.")
  private String protocol;

  @Option(
      names = {"-s", "--system", "--system-output-file"},
      paramLabel = "FILE",
      required = true,
      description = "The system output; may be repeated, to compare several.")
  private List<Path> systems;

  @Option(
      names = {"-r", "--reference", "--reference-file", "--truth"},
      paramLabel = "FILE",
      description = "The true activities; not needed with -V.")
  private @Nullable Path truth;

  @Option(
      names = {"-a", "--activity-index"},
      paramLabel = "FILE",
      required = true,
      description = "Which activities are scored.")
  private Path activities;

  @Option(
      names = {"-f", "--file-index"},
      paramLabel = "FILE",
      required = true,
      description = "Which videos are scored, and which of their frames.")
  private Path files;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "FOLDER",
      description =
          "Write the reference's files there, pictures included; with several systems, into a"
              + " folder for each.")
  private @Nullable Path output;

  @Option(
      names = {"-p", "--scoring-parameters", "--scoring-parameters-file"},
      paramLabel = "FILE",
      description = "JSON with numbers to use in place of the protocol's.")
  private @Nullable Path parameters;

  @Option(
      names = {"-V", "--validation-only"},
      description = "Only check the system output.")
  private boolean validationOnly;

  @Option(
      names = {"-F", "--ignore-extraneous-files"},
      description = "Leave out videos that the file index does not have.")
  private boolean ignoreExtraneous;

  @Option(
      names = {"-m", "--ignore-missing-files"},
      description = "Videos that were not processed count as without a claim.")
  private boolean ignoreMissing;

  @Option(
      names = {"-P", "--prune", "--prune-system-output"},
      paramLabel = "SHARE",
      description =
          "Keep an activity's best instances that together last less than this share of the"
              + " videos; 0 keeps all.")
  private @Nullable Double prune;

  @Option(
      names = {"-i", "--ignore-no-score-regions"},
      description = "Score also instances that reach beyond the selected frames.")
  private boolean keepNoScoreRegions;

  @Option(
      names = {"-I", "--include-zero-ref-instances"},
      description = "Score also activities that never happen.")
  private boolean keepActivitiesWithoutTruth;

  @Option(
      names = {"-S", "--skip-validation"},
      description = "Hold the system output neither against its schema nor against the videos.")
  private boolean skipValidation;

  @Option(
      names = {"-e", "--extra-metrics"},
      description = "Average precision too, at temporal IoU 0.05 to 0.95.")
  private boolean averagePrecision;

  @Option(
      names = "--transformations",
      paramLabel = "NAME",
      description = "single_bbox or single_bbox_per_frame: one box around all objects.")
  private @Nullable String transformation;

  @Option(
      names = "--rewrite",
      paramLabel = "EXTENSION",
      description = "Write truth and system as they are scored, beside their files.")
  private @Nullable String rewrite;

  @Option(
      names = {"-j", "--object-alignment", "--dump-object-alignment-records"},
      description = "List every frame of every pair of objects, in object_alignment.csv.")
  private boolean objectRows;

  @Option(
      names = {"-d", "--disable-plotting"},
      description =
          "Leave out figures/ and dm/, and areas under curves, as the reference does then.")
  private boolean withoutPlots;

  @Option(
      names = "--compat",
      description =
          "Score and accept as the reference does, defects included; what is refused is then said"
              + " as it says it: [Error] on standard output, exit status 1.")
  private boolean compat;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say on standard error what is being done.")
  private boolean verbose;

  @Option(
      names = {"-t", "--det-points", "--det-point-resolution"},
      paramLabel = "N",
      description = "Read curves at this many scores of an activity, evenly spread; 0 for all.")
  private int detPoints;

  @Option(
      names = {"-n", "--processes", "--processes-number"},
      paramLabel = "N",
      description = "Accepted for the reference's scripts; one is enough.")
  private @Nullable Integer processes;

  @Option(
      names = {"-c", "--plot-parameters", "--plotting-parameters-file"},
      paramLabel = "FILE",
      description =
          "JSON with figsize and, per axis, label, scale, limits and ticks of the pictures.")
  private @Nullable Path plotParameters;

  @Override
  public Integer call() throws IOException {
    return compat
        ? ReferenceRefusal.as("[Error]", spec.commandLine().getOut(), this::score)
        : score();
  }

  private int score() throws IOException {
    if (detPoints < 0) {
      throw new UsageException("-t needs a number of 0 or more, got " + detPoints);
    }
    ActevFigures figures = new ActevFigures(plotOptions());
    List<ScoreSheet> sheets = new ArrayList<>();
    Set<String> folders = new HashSet<>();
    for (Path system : systems) {
      ActevJob job = job(system);
      say("Checking " + system);
      if (validationOnly) {
        job.check();
        say("Validation successful");
        continue;
      }
      if (truth == null) {
        throw new UsageException("-r FILE is needed to score; pass -V to check the output only");
      }
      ActevScores result = job.score(truth);
      result.notes().forEach(this::say);
      String name = name(system);
      if (output != null) {
        Path folder = systems.size() == 1 ? output : output.resolve(name);
        if (!folders.add(folder.toString())) {
          throw new UsageException(
              "two systems would write into " + folder + "; rename one of their files");
        }
        say("Saving results to " + folder);
        ScoreFiles.write(folder, result, !withoutPlots, objectRows);
        if (!withoutPlots) {
          figures.write(folder.resolve("figures"), result);
        }
      }
      if (rewrite != null) {
        job.rewrite(truth, rewrite);
      }
      sheets.add(ActevSheet.of(name, result));
    }
    if (!validationOnly) {
      scores.publish(sheets, spec.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private PlotOptions plotOptions() throws IOException {
    if (plotParameters == null) {
      return PlotOptions.NONE;
    }
    if (!Files.exists(plotParameters)) {
      // No score depends on it, so scores need not wait for it.
      spec.commandLine()
          .getErr()
          .println("miharu: " + plotParameters + ": no such file; pictures keep the usual axes");
      return PlotOptions.NONE;
    }
    return PlotOptions.read(plotParameters);
  }

  private void say(String what) {
    if (verbose) {
      spec.commandLine().getErr().println("[Info] " + what);
    }
  }

  private ActevJob job(Path system) {
    return new ActevJob(
        protocol(),
        system,
        activities,
        files,
        Optional.ofNullable(parameters),
        ignoreExtraneous,
        ignoreMissing,
        skipValidation,
        new ActevOptions(
            keepNoScoreRegions,
            keepActivitiesWithoutTruth,
            prune(),
            averagePrecision,
            boxes(),
            objectRows,
            detPoints,
            compat));
  }

  private static String name(Path system) {
    return String.valueOf(system.getFileName()).replaceFirst("\\.json$", "");
  }

  private ActevProtocol protocol() {
    try {
      return ActevProtocol.named(protocol);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private OptionalDouble prune() {
    if (prune == null || prune == 0) {
      return OptionalDouble.empty();
    }
    if (!(prune > 0)) {
      throw new UsageException("-P needs a share of 0 or more, got " + prune);
    }
    return OptionalDouble.of(prune);
  }

  private Boxes boxes() {
    if (transformation == null) {
      return Boxes.EACH;
    }
    return switch (transformation) {
      case "single_bbox" -> Boxes.SINGLE;
      case "single_bbox_per_frame" -> Boxes.SINGLE_PER_FRAME;
      default ->
          throw new UsageException(
              "--transformations needs single_bbox or single_bbox_per_frame, got "
                  + transformation);
    };
  }
}
