package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu help [TOPIC]}: help on a command, or on the exit codes. */
@Command(
    name = "help",
    description = "Shows help on a command, or on a topic: exit-codes.",
    mixinStandardHelpOptions = true)
final class HelpCommand implements Runnable {

  private static final String EXIT_CODES = "exit-codes";

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      description = "A command, such as detect, or exit-codes.")
  private List<String> topic = List.of();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (topic.equals(List.of(EXIT_CODES))) {
      for (ExitCode code : ExitCode.values()) {
        out.printf(Locale.ROOT, "%4d  %s%n", code.code(), code.meaning());
      }
      return;
    }
    CommandLine shown = spec.root().commandLine();
    for (String word : topic) {
      CommandLine next = shown.getSubcommands().get(word);
      if (next == null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "no help on \"%s\"; there is help on %s and %s"
                .formatted(word, String.join(", ", shown.getSubcommands().keySet()), EXIT_CODES));
      }
      shown = next;
    }
    shown.usage(out);
  }
}
