package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miharu train detector}: the detector of our own. */
@Command(
    name = "detector",
    description = {
      "Trains a small detector of people and vehicles on labelled frames, and writes it as an ONNX"
          + " file with its card, for --detector.",
      "With --data and --teacher, or scene seeds, frames that --labels does not hold yet are labelled"
          + " first. With --checkpoint a stopped run goes on as if it had not stopped."
    },
    mixinStandardHelpOptions = true)
final class TrainDetectorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DetectorLabelOptions labels = new DetectorLabelOptions();

  @Mixin private DetectorOptions options = new DetectorOptions();

  @Override
  public Integer call() throws IOException {
    String words = String.join(" ", spec.commandLine().getParseResult().originalArgs());
    try {
      boolean complete =
          new DetectorTraining(
                  labels,
                  options,
                  spec.commandLine().getOut(),
                  spec.commandLine().getErr(),
                  "miharu " + words)
              .run();
      return (complete ? ExitCode.DONE : ExitCode.INTERRUPTED).code();
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(String.valueOf(unfit.getMessage()));
    }
  }
}
