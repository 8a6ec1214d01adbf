package io.miharu.app.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What frames a detector learns from, and who labels them. */
final class DetectorLabelOptions {

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "Videos, or folders with videos at any depth; may be given several times.")
  List<Path> data = List.of();

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "The larger ONNX detector whose answers are learnt.")
  Optional<Path> teacher = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "DIR",
      required = true,
      description = "Where labelled frames are kept; what is there is not labelled again.")
  Path labels = Path.of("");

  @Option(
      names = "--per-second",
      paramLabel = "N",
      description = "Frames to take of a second of video (default: ${DEFAULT-VALUE}).")
  double perSecond = 2;

  @Option(
      names = "--crop",
      paramLabel = "PART=L,T,W,H",
      description = "Of clips whose path contains PART, only this part of the picture, px.")
  Map<String, String> crops = new LinkedHashMap<>();

  @Option(
      names = "--skip",
      paramLabel = "PART",
      description = "Leave out clips whose name contains this.")
  List<String> skip = List.of();

  @Option(
      names = "--scene-seeds",
      paramLabel = "N",
      description =
          "How many catalogues of built-in scenes to learn from (default: ${DEFAULT-VALUE}).")
  int seeds = 4;

  @Option(
      names = "--first-scene-seed",
      paramLabel = "N",
      description = "Seed of the first; 1 to 5 are kept for testing (default: ${DEFAULT-VALUE}).")
  long firstSeed = 101;

  @Option(
      names = "--frames-of-scene",
      paramLabel = "N",
      description = "Frames to take of each scene (default: ${DEFAULT-VALUE}).")
  int framesOfScene = 4;

  @Option(
      names = "--kept-width",
      paramLabel = "PX",
      description = "Width that kept pictures are shrunk into (default: ${DEFAULT-VALUE}).")
  int keptWidth = 640;

  @Option(
      names = "--kept-height",
      paramLabel = "PX",
      description = "Height that kept pictures are shrunk into (default: ${DEFAULT-VALUE}).")
  int keptHeight = 400;
}
