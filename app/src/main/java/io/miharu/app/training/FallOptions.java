package io.miharu.app.training;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the network that tells falls is trained. */
final class FallOptions {

  @Mixin LoopOptions loop = new LoopOptions(32, 4e-3);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the ONNX file.")
  Path out = Path.of("");

  @Option(
      names = "--clips",
      paramLabel = "N",
      description =
          "Clips of generated people to learn from; a quarter as many others are judged on"
              + " (default: ${DEFAULT-VALUE}).")
  int clips = 8000;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each of them is seen (default: ${DEFAULT-VALUE}).")
  int epochs = 16;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Of the LSTM (default: ${DEFAULT-VALUE}).")
  int units = 32;
}
