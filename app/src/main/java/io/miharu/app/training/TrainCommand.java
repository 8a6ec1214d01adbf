package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu train}: fits what the engine serves, a clip model or one of the named tasks. */
@Command(
    name = "train",
    description = {
      "Trains a part of the engine and reports how well it does on what it did not see.",
      "With the name of a clip model (c3d-small, r21-small, cnn-lstm, cnn-tcn, cnn-mixer; static"
          + " for comparison), --data and --out, it trains that network. The same seed gives the"
          + " same network, and with --checkpoint a stopped run goes on as if it had not stopped."
    },
    subcommands = {
      TrainFightCommand.class,
      TrainFallCommand.class,
      TrainConceptsCommand.Lstm.class,
      TrainConceptsCommand.Tcn.class,
      TrainSkeletonCommand.class,
      TrainPoseActionsCommand.class,
      TrainDetectorCommand.class,
      TrainDetectorLabelsCommand.class
    },
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "The clip model to train.")
  private @Nullable String model;

  @Mixin private ClipOptions options = new ClipOptions();

  @Override
  public Integer call() throws IOException {
    if (model == null) {
      throw new UsageException("train needs the name of a model or of a task, such as fight");
    }
    ClipModel known = model(model);
    String words = String.join(" ", spec.commandLine().getParseResult().originalArgs());
    boolean complete = new ClipTraining(known, options, spec.commandLine().getOut(), words).run();
    return (complete ? ExitCode.DONE : ExitCode.INTERRUPTED).code();
  }

  /** The clip model of a name. */
  static ClipModel model(String name) {
    try {
      return ClipModel.of(name);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
  }
}
