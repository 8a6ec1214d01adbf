package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import picocli.CommandLine.Command;

/** {@code miharu train}: fits what the engine serves, each under the name of its task. */
@Command(
    name = "train",
    description =
        "Trains a part of the engine and reports how well it does on what it did not see.",
    subcommands = {TrainFightCommand.class, TrainSkeletonCommand.class},
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Runnable {

  @Override
  public void run() {
    throw new UsageException("train needs the name of a task, such as fight");
  }
}
