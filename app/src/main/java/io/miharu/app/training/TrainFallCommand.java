package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miharu train fall}: the network of the concepts falling and fallen. */
@Command(
    name = "fall",
    description = {
      "Trains the small network that tells, of the boxes of tracked people, who falls and who lies"
          + " after a fall, and writes it as an ONNX file with its card.",
      "It learns from generated people alone, so that every recording is held out. The same seed"
          + " gives the same network, and with --checkpoint a stopped run goes on as if it had not"
          + " stopped."
    },
    mixinStandardHelpOptions = true)
final class TrainFallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private FallOptions options = new FallOptions();

  @Override
  public Integer call() throws IOException {
    if (options.clips < 40 || options.epochs < 1 || options.units < 1) {
      throw new UsageException(
          "needs 40 clips or more, an epoch and a unit, got %d, %d and %d"
              .formatted(options.clips, options.epochs, options.units));
    }
    try {
      boolean complete = new FallTraining(options, spec.commandLine().getOut()).run();
      return (complete ? ExitCode.DONE : ExitCode.INTERRUPTED).code();
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(String.valueOf(unfit.getMessage()));
    }
  }
}
