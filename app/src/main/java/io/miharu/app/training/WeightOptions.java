package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.nets.graph.WeightFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
              + " than with random ones; a layer for other classes begins at random.")
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
    if (!Files.isReadable(from.get())) {
      throw new UsageException("--from cannot be read: " + from.get());
    }
    return Optional.of(WeightFile.read(from.get()));
  }

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
