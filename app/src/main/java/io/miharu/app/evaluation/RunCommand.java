package io.miharu.app.evaluation;

import io.miharu.app.console.UsageException;
import io.miharu.app.training.RunClipsCommand;
import io.miharu.app.training.RunDetectorCommand;
import io.miharu.app.training.RunSkeletonCommand;
import picocli.CommandLine.Command;

/** {@code miharu run}: evaluation runs, each under the name of its task. */
@Command(
    name = "run",
    description = "Runs a whole evaluation and reports its scores.",
    subcommands = {
      RunMedCommand.class,
      RunCaviarCommand.class,
      RunSmallObjectsCommand.class,
      RunSkeletonCommand.class,
      RunClipsCommand.class,
      RunDetectorCommand.class
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Runnable {

  @Override
  public void run() {
    throw new UsageException("run needs the name of an evaluation, such as med");
  }
}
