package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.CameraFileException;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.SettingsException;
import io.miharu.core.MediaException;
import io.miharu.eval.DataFormatException;
import io.miharu.events.index.IndexFormatException;
import io.miharu.ingest.skeletons.SkeletonFormatException;
import io.miharu.knowledge.OntologyException;
import io.miharu.nets.ModelFormatException;
import java.util.Locale;
import picocli.CommandLine;

/** Turns what went wrong into one message for people and one exit status. */
final class Failures {

  private Failures() {}

  static ExitCode exitCode(Exception failure) {
    if (failure instanceof MediaException media) {
      return media.fault() == MediaException.Fault.DAMAGED
          ? ExitCode.SOURCE_DAMAGED
          : ExitCode.SOURCE_UNREADABLE;
    }
    if (failure instanceof ModelFormatException
        || failure instanceof OntologyException
        || failure instanceof CameraFileException) {
      return ExitCode.DEFINITION_REFUSED;
    }
    if (failure instanceof SettingsException) {
      return ExitCode.USAGE;
    }
    if (failure instanceof OutputException) {
      return ExitCode.OUTPUT_UNWRITABLE;
    }
    if (failure instanceof DataFormatException
        || failure instanceof SkeletonFormatException
        || failure instanceof IndexFormatException) {
      return ExitCode.DATA_REFUSED;
    }
    return ExitCode.OUR_FAULT;
  }

  static int report(Exception failure, CommandLine command, boolean debug) {
    if (failure instanceof UsageException) {
      return usage(
          new CommandLine.ParameterException(command, String.valueOf(failure.getMessage())));
    }
    ExitCode code = exitCode(failure);
    if (code == ExitCode.OUR_FAULT) {
      command.getErr().print(internal(failure));
      command.getErr().flush();
    } else {
      command.getErr().println("miharu: " + failure.getMessage());
    }
    if (debug) {
      failure.printStackTrace(command.getErr());
    }
    return code.code();
  }

  /** What to say of our own fault. */
  static String internal(Throwable fault) {
    return String.format(
        Locale.ROOT,
        "miharu: internal error: %s%nPlease report it, with the output of the same command and"
            + " --debug.%n",
        fault);
  }

  /** A wrong option or argument: what is wrong, and where the help is. */
  static int usage(CommandLine.ParameterException wrong, String... ignoredArguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("miharu: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }
}
