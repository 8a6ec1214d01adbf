package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.OutputException;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.nets.graph.WeightFile;
import io.miharu.nets.graph.onnx.OnnxWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a training's weights come from and go to, beside the model. */
final class WeightOptions {

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Also write the trained weights as float32, for --from.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Begin with the weights of an earlier training of the same model, on whatever data, rather"
              + " than with random ones; a layer for other classes begins at random. A detector may also"
              + " begin with an ONNX file that was trained here, or with the network that is built in:"
              + " miharu-detector.onnx.")
  Optional<Path> from = Optional.empty();

  /**
   * The weights to begin with; empty for random ones.
   *
   * @throws UsageException when the file cannot be read
   * @throws IOException when it holds none
   */
  Optional<WeightFile> first() throws IOException {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(WeightFile.read(readable("--from", from.orElseThrow())));
  }

  private static Path readable(String option, Path file) {
    if (!Files.isReadable(file)) {
      throw new UsageException("%s cannot be read: %s".formatted(option, file));
    }
    return file;
  }

  /**
   * Whether the weights to begin with are those of an ONNX file, or of the one that is built in.
   */
  boolean isServed() {
    return from.isPresent() && from.get().toString().endsWith(".onnx");
  }

  /**
   * The weights of the ONNX file to begin with.
   *
   * @throws UsageException when the file cannot be read
   * @throws IOException when it holds none
   */
  Served served() throws IOException {
    return served("--from", from.orElseThrow());
  }

  /**
   * The weights of an ONNX file, or of the network that is built in where there is no file of its
   * name.
   *
   * @param option that named it
   * @throws UsageException when the file cannot be read
   * @throws IOException when it holds none
   */
  static Served served(String option, Path file) throws IOException {
    boolean builtIn = !Files.exists(file) && file.equals(Path.of(OnnxDetector.EMBEDDED));
    byte[] bytes =
        builtIn ? OnnxDetector.embeddedBytes() : Files.readAllBytes(readable(option, file));
    return new Served(
        OnnxWeights.read(file, bytes),
        "%s %s".formatted(file.getFileName(), FileHashes.sha256(bytes).substring(0, 12)));
  }

  /**
   * Weights of a file that serves.
   *
   * @param name of the file, with the first digits of its SHA-256
   */
  record Served(Map<String, float[]> weights, String name) {}

  /** Writes the weights that a training ended with, where that is asked for. */
  void write(WeightFile trained) throws OutputException {
    if (out.isPresent()) {
      try {
        trained.write(out.get());
      } catch (IOException unwritable) {
        throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
      }
    }
  }
}
