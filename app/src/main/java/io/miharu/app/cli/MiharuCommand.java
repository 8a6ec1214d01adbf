package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.benchmark.BenchmarkCommand;
import io.miharu.app.console.AddressedCommands;
import io.miharu.app.console.CommandGroup;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.convert.ConvertCommand;
import io.miharu.app.evaluation.RunCommand;
import io.miharu.app.score.ScoreCommand;
import io.miharu.app.training.TrainCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the command line: {@code miharu VERB …}. */
@Command(
    name = "miharu",
    description = {
      "Finds events in video and says why.",
      "",
      "Start with @|bold miharu demo|@, then @|bold miharu detect VIDEO --out DIR|@."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {"", "Exit codes: @|bold miharu help exit-codes|@."})
public final class MiharuCommand implements CommandGroup {

  @Option(
      names = "--debug",
      description = "Print the stack trace of an error.",
      scope = CommandLine.ScopeType.INHERIT)
  private boolean debug;

  @Override
  public List<Class<?>> commands() {
    return List.of(
        DemoCommand.class,
        DetectCommand.class,
        WatchCommand.class,
        IndexCommand.class,
        SearchCommand.class,
        LearnCommand.class,
        ForgetCommand.class,
        EventsCommand.class,
        OntologyCommand.class,
        ModelsCommand.class,
        ScoreCommand.class,
        ConvertCommand.class,
        RunCommand.class,
        TrainCommand.class,
        BenchmarkCommand.class,
        HelpCommand.class);
  }

  /** Runs one command line and returns the process's exit status. */
  public static int run(String... args) {
    MiharuCommand root = new MiharuCommand();
    CommandLine commandLine =
        new AddressedCommands(args)
            .build(root)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Failures::usage)
            .setUsageHelpAutoWidth(true);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> Failures.report(failure, command, root.debug));
    commandLine.setExecutionStrategy(
        parsed -> {
          if (parsed.hasSubcommand()
              || parsed.isUsageHelpRequested()
              || parsed.isVersionHelpRequested()) {
            return new CommandLine.RunLast().execute(parsed);
          }
          parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getErr());
          return ExitCode.USAGE.code();
        });
    try {
      return commandLine.execute(withoutBareJson(args));
    } catch (Error fault) {
      // A missing native library, or no memory left: nothing below can do more than say so.
      System.err.print(Failures.internal(fault));
      if (root.debug) {
        fault.printStackTrace();
      }
      return ExitCode.OUR_FAULT.code();
    }
  }

  /**
   * Gives {@code --json} its default value before picocli sees it, which would otherwise take the
   * next word for the file, a video among them, and overwrite it.
   */
  private static String[] withoutBareJson(String... args) {
    String[] spelled = args.clone();
    for (int i = 0; i < spelled.length; i++) {
      if (spelled[i].equals("--json")) {
        spelled[i] = "--json=" + JsonTarget.STANDARD_OUTPUT;
      }
    }
    return spelled;
  }
}
