package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.MotProtocol;
import io.miharu.eval.mot.MotSequence;
import io.miharu.eval.mot.TrackEvalFamily;
import io.miharu.eval.mot.TrackEvalReport;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu score mot}: tracks against true tracks, as TrackEval scores them. */
@Command(
    name = "mot",
    description = {
      "Scores tracks against true tracks: HOTA, CLEAR, Identity and VACE, as TrackEval does.",
      "Give two files, two folders of a MOTChallenge benchmark, or TrackEval's own options.",
      "Two files that end in .json are scored as Scalabel (BDD100K) does, class by class."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreMotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"--gt", "--gt-folder", "-g"},
      paramLabel = "FILE|FOLDER",
      description = "The true tracks: MOTChallenge text, or a folder with SEQ/gt/gt.txt.")
  private @Nullable Path truth;

  @Option(
      names = {"--tracker", "--result", "-r"},
      paramLabel = "FILE|FOLDER",
      description = {
        "The found tracks, such as tracks.txt of miharu detect, or a folder with SEQ.txt;",
        "repeat it to compare trackers."
      })
  private List<Path> trackers = new ArrayList<>();

  @Option(
      names = "--seq-length",
      paramLabel = "FRAMES",
      description = "How long the sequence is, where no seqinfo.ini says it.")
  private int length;

  @Option(
      names = {"--benchmark", "--BENCHMARK", "--protocol"},
      paramLabel = "NAME",
      description = {
        "Whose rules say what is left out: MOT15, MOT16, MOT17, MOT20, or EVERYTHING for no rules",
        "(default: MOT17 where the truth has categories, else EVERYTHING)."
      })
  private @Nullable String benchmark;

  @Option(
      names = {"--metrics", "--METRICS"},
      arity = "1..*",
      paramLabel = "FAMILY",
      description =
          "HOTA, CLEAR, Identity, VACE (default: all, with TrackEval's folders the first three).")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Write pedestrian_summary.txt and pedestrian_detailed.csv there.")
  private @Nullable Path output;

  @Option(
      names = "--compat",
      description = "Score as the reference does, defects included: boxes without area are taken.")
  private boolean compat;

  @Mixin private ScoreOptions scores;
  @Mixin private TrackEvalOptions trackEval;
  @Mixin private ScalabelOptions scalabel;

  @Override
  public Integer call() throws IOException {
    if (truth != null && truth.toString().endsWith(".json")) {
      if (trackers.isEmpty()) {
        throw new UsageException("score mot needs --tracker beside --gt");
      }
      List<ScoreSheet> sheets = new ArrayList<>();
      for (Path tracker : trackers) {
        sheets.add(scalabel.sheet(truth, tracker));
      }
      scores.publish(sheets, spec.commandLine().getOut());
      return ExitCode.DONE.code();
    }
    Set<TrackEvalFamily> families = families();
    List<MotJob> jobs = jobs();
    List<ScoreSheet> sheets = new ArrayList<>();
    List<TrackEvalReport> reports = new ArrayList<>();
    for (MotJob job : jobs) {
      TrackEvalReport report = new TrackEvalReport(scoresOf(job), families);
      reports.add(report);
      sheets.add(MotSheet.of(report, job));
    }
    for (int i = 0; i < jobs.size(); i++) {
      Optional<Path> folder = jobs.get(i).output();
      if (folder.isPresent()) {
        write(reports.get(i), folder.get());
      }
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  /** One job per tracker. */
  private List<MotJob> jobs() throws IOException {
    if (truth == null && trackers.isEmpty() && trackEval.given()) {
      String name = benchmark == null ? "MOT17" : benchmark;
      MotProtocol protocol = protocol(name).orElse(MotProtocol.MOT17);
      return trackEval.jobs(name, trackEval.without(protocol), output);
    }
    if (truth == null || trackers.isEmpty()) {
      throw new UsageException(
          "score mot needs --gt and --tracker, or TrackEval's --GT_FOLDER and --TRACKERS_FOLDER");
    }
    Optional<MotProtocol> named = benchmark == null ? Optional.empty() : protocol(benchmark);
    List<MotJob> jobs = new ArrayList<>();
    for (Path tracker : trackers) {
      jobs.add(
          MotJob.of(truth, tracker, trackEval.seqmap())
              .withProtocol(named.map(trackEval::without))
              .withLength(length)
              .withOutput(folderOf(tracker)));
    }
    return jobs;
  }

  private Optional<Path> folderOf(Path tracker) {
    if (output == null) {
      return Optional.empty();
    }
    return Optional.of(
        trackers.size() == 1 ? output : output.resolve(MotJob.nameWithoutEnding(tracker)));
  }

  private static Optional<MotProtocol> protocol(String name) {
    for (MotProtocol protocol : MotProtocol.values()) {
      if (name.equalsIgnoreCase(protocol.name())) {
        return Optional.of(protocol);
      }
    }
    if (name.startsWith("MOT")) {
      return Optional.of(MotProtocol.MOT17); // TrackEval tells MOT15 and MOT20 apart only
    }
    throw new UsageException(
        "--benchmark needs MOT15, MOT16, MOT17, MOT20 or EVERYTHING, got " + name);
  }

  /** In TrackEval's order, whatever the user's. */
  private Set<TrackEvalFamily> families() {
    Set<TrackEvalFamily> families = EnumSet.noneOf(TrackEvalFamily.class);
    for (String name : metrics) {
      families.add(
          TrackEvalFamily.named(name)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--metrics needs HOTA, CLEAR, Identity or VACE, got " + name)));
    }
    if (!families.isEmpty()) {
      return families;
    }
    return truth == null && trackEval.given()
        ? EnumSet.of(TrackEvalFamily.HOTA, TrackEvalFamily.CLEAR, TrackEvalFamily.IDENTITY)
        : EnumSet.allOf(TrackEvalFamily.class);
  }

  private SortedMap<String, TrackingScores> scoresOf(MotJob job) throws IOException {
    SortedMap<String, TrackingScores> results = new TreeMap<>();
    for (MotJob.Video video : job.videos()) {
      MotSequence.Rules rules = new MotSequence.Rules(job.protocol(), video.length(), compat);
      if (results.containsKey(video.name())) {
        throw new DataFormatException(
            "needed every sequence once in the seqmap, got %s again".formatted(video.name()));
      }
      results.put(video.name(), MotSequence.read(video.truth(), video.found(), rules).scores());
    }
    return results;
  }

  private void write(TrackEvalReport report, Path folder) throws OutputException {
    try {
      Files.createDirectories(folder);
      if (trackEval.writesSummary()) {
        report.writeSummary(folder.resolve("pedestrian_summary.txt"));
      }
      if (trackEval.writesDetailed()) {
        report.writeDetailed(folder.resolve("pedestrian_detailed.csv"));
      }
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write into %s: %s; choose another folder with -o"
              .formatted(folder, unwritable.getMessage()),
          unwritable);
    }
  }
}
