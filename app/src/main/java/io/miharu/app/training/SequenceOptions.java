package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.Networks;
import io.miharu.app.run.RunSettings;
import io.miharu.core.ConceptId;
import io.miharu.learning.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What may be said about the training of a network over concept scores. */
final class SequenceOptions {

  @Mixin LoopOptions loop = new LoopOptions(16, 3e-3);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "A folder with a folder of videos for each class.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The ONNX file to write.")
  Path out = Path.of("");

  @Option(
      names = "--timelines",
      paramLabel = "FILE",
      description =
          "What the engine says of the videos: kept here, and read in place of those that it has"
              + " (default: beside --out, with .timelines.jsonl).")
  Optional<Path> timelines = Optional.empty();

  @Option(
      names = "--detector",
      paramLabel = "FILE|own|hog",
      description = "Look at the videos with it, as detect does.")
  String detector = DetectorSetting.EMBEDDED;

  @Option(
      names = "--pose",
      paramLabel = "FILE",
      description = "Find the skeletons of persons, as detect does.")
  Optional<Path> pose = Optional.empty();

  @Option(
      names = "--without",
      paramLabel = "CONCEPT",
      split = ",",
      description =
          "Concepts that the network may not read, such as those that learned from these videos.")
  List<String> without = List.of();

  @Mixin SilentOptions silent = new SilentOptions();

  @Option(
      names = "--looks",
      paramLabel = "N",
      description =
          "That the network reads at once (default: ${DEFAULT-VALUE}). Where classes differ in the"
              + " length of their videos, no more than the shortest has, or that gives them away.")
  int looks = 16;

  @Option(
      names = "--per-second",
      paramLabel = "R",
      description = "So many looks per second of video (default: ${DEFAULT-VALUE}).")
  double perSecond = 8;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each clip is seen (default: ${DEFAULT-VALUE}).")
  int epochs = 40;

  @Mixin FoldOptions parts = new FoldOptions();

  /** How the engine is to look at the videos. */
  RunSettings look() {
    return RunSettings.DEFAULT
        .withDetector(DetectorSetting.parse(detector))
        .withNetworks(Networks.NONE.withPose(pose));
  }

  /** How the loop is to run. */
  TrainingSettings settings() {
    parts.check();
    try {
      return loop.settings(epochs);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(String.valueOf(unfit.getMessage()));
    }
  }

  /** Concepts by name. */
  static List<ConceptId> concepts(List<String> names) {
    try {
      return names.stream().map(ConceptId::of).toList();
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(String.valueOf(unfit.getMessage()));
    }
  }
}
