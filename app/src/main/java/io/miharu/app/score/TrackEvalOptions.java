package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.MotBenchmark;
import io.miharu.eval.mot.MotBenchmark.Sequence;
import io.miharu.eval.mot.MotProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of TrackEval's {@code run_mot_challenge.py} that say where files are. */
@SuppressWarnings("NullAway.Init") // picocli sets the options before they are read
final class TrackEvalOptions {

  @Option(
      names = "--GT_FOLDER",
      paramLabel = "FOLDER",
      description = "TrackEval: Holds BENCHMARK-SPLIT.")
  private @Nullable Path gtFolder;

  @Option(
      names = "--GT_LOC_FORMAT",
      paramLabel = "PLACE",
      defaultValue = MotBenchmark.USUAL_TRUTH,
      description = "TrackEval: The file of a sequence (default: ${DEFAULT-VALUE}).")
  private String truthPlace = MotBenchmark.USUAL_TRUTH;

  @Option(
      names = "--TRACKERS_FOLDER",
      paramLabel = "FOLDER",
      description = "TrackEval: Holds BENCHMARK-SPLIT/TRACKER/data/SEQ.txt.")
  private @Nullable Path trackersFolder;

  @Option(
      names = "--SPLIT_TO_EVAL",
      paramLabel = "SPLIT",
      defaultValue = "train",
      description = "TrackEval: train, test or all (default: ${DEFAULT-VALUE}).")
  private String split = "train";

  @Option(
      names = "--TRACKERS_TO_EVAL",
      arity = "1..*",
      paramLabel = "NAME",
      description = "TrackEval: Folders of trackers (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--TRACKER_DISPLAY_NAMES",
      arity = "1..*",
      paramLabel = "NAME",
      description = "TrackEval: What to call them.")
  private List<String> displayNames = new ArrayList<>();

  @Option(
      names = "--DO_PREPROC",
      paramLabel = "True|False",
      defaultValue = "True",
      description = "TrackEval: Leave out what the benchmark leaves out (default: True).")
  private String preprocess = "True";

  @Option(
      names = "--SKIP_SPLIT_FOL",
      paramLabel = "True|False",
      defaultValue = "False",
      description = "TrackEval: The folders above hold no BENCHMARK-SPLIT.")
  private String skipSplit = "False";

  @Option(
      names = {"--SEQMAP_FILE", "--seqmap"},
      paramLabel = "FILE",
      description = "TrackEval: Names the sequences, one a line below a header.")
  private @Nullable Path seqmapFile;

  @Option(
      names = "--SEQMAP_FOLDER",
      paramLabel = "FOLDER",
      description = "TrackEval: Holds BENCHMARK-SPLIT.txt (default: seqmaps in GT_FOLDER).")
  private @Nullable Path seqmapFolder;

  @Option(
      names = "--TRACKER_SUB_FOLDER",
      paramLabel = "NAME",
      defaultValue = "data",
      description = "TrackEval: Where in a tracker's folder its files are (default: data).")
  private String subFolder = "data";

  @Option(
      names = "--OUTPUT_FOLDER",
      paramLabel = "FOLDER",
      description = "TrackEval: Where to write, in a folder per tracker (default: the tracker's).")
  private @Nullable Path outputFolder;

  @Option(
      names = "--OUTPUT_SUB_FOLDER",
      paramLabel = "NAME",
      defaultValue = "",
      description = "TrackEval: a folder below the tracker's.")
  private String outputSubFolder = "";

  @Option(
      names = "--OUTPUT_SUMMARY",
      paramLabel = "True|False",
      defaultValue = "True",
      description = "TrackEval: write pedestrian_summary.txt (default: True).")
  private String summary = "True";

  @Option(
      names = "--OUTPUT_DETAILED",
      paramLabel = "True|False",
      defaultValue = "True",
      description = "TrackEval: write pedestrian_detailed.csv (default: True).")
  private String detailed = "True";

  @Option(
      names = {
        "--USE_PARALLEL",
        "--NUM_PARALLEL_CORES",
        "--BREAK_ON_ERROR",
        "--RETURN_ON_ERROR",
        "--LOG_ON_ERROR",
        "--PRINT_RESULTS",
        "--PRINT_ONLY_COMBINED",
        "--PRINT_CONFIG",
        "--TIME_PROGRESS",
        "--DISPLAY_LESS_PROGRESS",
        "--OUTPUT_EMPTY_CLASSES",
        "--PLOT_CURVES",
        "--CLASSES_TO_EVAL"
      },
      hidden = true,
      description = "Accepted, without effect.")
  @SuppressWarnings("UnusedVariable")
  private List<String> unused = new ArrayList<>();

  @Option(names = "--INPUT_AS_ZIP", hidden = true, description = "Only False is accepted.")
  void refuseZip(String asZip) {
    if (isTrue(asZip)) {
      throw new UsageException("--INPUT_AS_ZIP: unpack the archives first");
    }
  }

  @Option(names = "--THRESHOLD", hidden = true, description = "Only 0.5 is accepted.")
  void refuseThreshold(double threshold) {
    if (threshold != 0.5) {
      throw new UsageException("--THRESHOLD: CLEAR and Identity are scored at 0.5 only");
    }
  }

  private static boolean isTrue(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new UsageException("needed True or False, got " + text);
    }
    return text.equalsIgnoreCase("true");
  }

  /** Whether the user named TrackEval's folders. */
  boolean given() {
    return gtFolder != null && trackersFolder != null;
  }

  boolean writesSummary() {
    return isTrue(summary);
  }

  boolean writesDetailed() {
    return isTrue(detailed);
  }

  Optional<Path> seqmap() {
    return Optional.ofNullable(seqmapFile);
  }

  /** The protocol, or the one that prepares nothing where the user wants none of that. */
  MotProtocol without(MotProtocol protocol) {
    return isTrue(preprocess) || protocol == MotProtocol.EVERYTHING ? protocol : MotProtocol.MOT15;
  }

  /**
   * One job per tracker.
   *
   * @param output where to write instead of TrackEval's own places; a folder per tracker in it
   *     where there are several
   */
  List<MotJob> jobs(String benchmark, MotProtocol protocol, @Nullable Path output)
      throws IOException {
    if (gtFolder == null || trackersFolder == null) {
      throw new UsageException("--GT_FOLDER and --TRACKERS_FOLDER are needed together");
    }
    String set = benchmark + "-" + split;
    boolean skip = isTrue(skipSplit);
    Path truths = skip ? gtFolder : gtFolder.resolve(set);
    Path founds = skip ? trackersFolder : trackersFolder.resolve(set);
    List<String> trackers = names.isEmpty() ? MotBenchmark.folders(founds) : names;
    if (trackers.isEmpty()) {
      throw new DataFormatException(founds + ": needed a folder per tracker, found none");
    }
    if (!displayNames.isEmpty() && displayNames.size() != trackers.size()) {
      throw new UsageException(
          "--TRACKER_DISPLAY_NAMES needs %d names, one per tracker, got %d"
              .formatted(trackers.size(), displayNames.size()));
    }
    List<Sequence> sequences = MotBenchmark.sequences(truths, seqmapOf(gtFolder, set), truthPlace);
    List<MotJob> jobs = new ArrayList<>();
    for (int i = 0; i < trackers.size(); i++) {
      Path folder = founds.resolve(trackers.get(i));
      List<MotJob.Video> videos = new ArrayList<>();
      for (Sequence sequence : sequences) {
        Path found = MotBenchmark.found(folder, subFolder, sequence.name());
        videos.add(new MotJob.Video(sequence.name(), sequence.truth(), found, sequence.length()));
      }
      String name = displayNames.isEmpty() ? trackers.get(i) : displayNames.get(i);
      Path place = outputFolder == null ? folder : outputFolder.resolve(name);
      if (output != null) {
        place = trackers.size() == 1 ? output : output.resolve(name);
      }
      jobs.add(
          new MotJob(name, protocol, false, videos, Optional.of(place.resolve(outputSubFolder))));
    }
    return jobs;
  }

  private Optional<Path> seqmapOf(Path truths, String set) {
    if (seqmapFile != null) {
      return Optional.of(seqmapFile);
    }
    Path folder = seqmapFolder == null ? truths.resolve("seqmaps") : seqmapFolder;
    Path file = folder.resolve(set + ".txt");
    return seqmapFolder != null || Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
