package io.miharu.app.training;

import io.miharu.nets.graph.onnx.OnnxForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a detector is trained. */
final class DetectorOptions {

  @Mixin LoopOptions loop = new LoopOptions(16);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the ONNX file.")
  Path out = Path.of("");

  @Option(
      names = "--width",
      paramLabel = "PX",
      description = "Of the picture it looks at, a multiple of 32 (default: ${DEFAULT-VALUE}).")
  int width = 416;

  @Option(
      names = "--height",
      paramLabel = "PX",
      description = "Of the picture it looks at, a multiple of 32 (default: ${DEFAULT-VALUE}).")
  int height = 256;

  @Option(
      names = "--zoom",
      paramLabel = "X",
      description =
          "Enlarge what is learnt by this factor, so that pictures smaller than those that are served"
              + " show things as large (default: ${DEFAULT-VALUE}).")
  double zoom = 1;

  @Option(
      names = "--paste",
      paramLabel = "SHARE",
      description =
          "Paste things of other frames into this share of the pictures, from 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  double paste = 0;

  @Option(
      names = "--sketch",
      paramLabel = "SHARE",
      description =
          "Draw made-up vehicles and people over this share of the pictures, from 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  double sketch = 0;

  @Option(
      names = "--turn",
      paramLabel = "SHARE",
      description =
          "Turn this share of the frames that show only people by a quarter, from 0 to 1, so that who"
              + " stood lies (default: ${DEFAULT-VALUE}).")
  double turn = 0;

  @Option(
      names = "--hints",
      paramLabel = "FILE",
      description =
          "Learn, beside the labels, what this larger ONNX detector of the YOLOX layout says of every"
              + " cell of each picture, also of the empty ones. A picture takes about half as long"
              + " again.")
  Optional<Path> hints = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each frame is seen (default: ${DEFAULT-VALUE}).")
  int epochs = 60;

  @Mixin WeightOptions weights = new WeightOptions();

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "WHAT",
      description = "Leave out scenes, clips or confidences, to see what they are good for.")
  List<String> without = List.of();

  @Option(
      names = "--judge",
      split = ",",
      paramLabel = "PART[,PART...]",
      description =
          "Judge weights on the clips whose names contain one of these, and learn from none of them"
              + " (default: one clip of eight). Clips of one place belong on one side.")
  List<String> judge = List.of();

  @Option(
      names = "--all-clips",
      description =
          "Learn, with --from, from the clips too that weights are otherwise judged on. F1 and the"
              + " confidence at which the file serves are then those of the weights it begins with; where"
              + " these are an ONNX file, which knows the clips, the confidence moves as it does on them.")
  boolean allClips;

  @Option(
      names = "--confidence-like",
      paramLabel = "FILE",
      description =
          "With --all-clips and weights of float32: let the file serve at a confidence of 0.5 where this"
              + " ONNX file does, which was trained here and knows the clips, too; or where"
              + " miharu-detector.onnx does, the network that is built in.")
  Optional<Path> confidenceLike = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "HOW",
      description =
          "How the file keeps weights: full (float32), half (16 bits) or byte (default:"
              + " ${DEFAULT-VALUE}).")
  OnnxForm.Weights keep = OnnxForm.Weights.HALF;
}
