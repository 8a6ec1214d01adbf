package io.miharu.app.console;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds only the commands whose name stands on the command line. The model of all of them, some
 * forty with hundreds of options, takes longer than a small run; of every other command only the
 * line in its group's help is made, which is all that listings and suggestions need.
 *
 * <p>A name may stand anywhere, so {@code help score} builds {@code score} too; an argument that
 * happens to have a command's name costs one model more. Immutable.
 */
public final class AddressedCommands {

  private final Set<String> words;
  private final boolean all;

  /**
   * @param args the command line
   */
  public AddressedCommands(String... args) {
    words = new TreeSet<>(Arrays.asList(args));
    // Picocli reads @FILE itself, later, and there may be commands in it.
    all = words.stream().anyMatch(word -> word.startsWith("@"));
  }

  /** A command with what is addressed of all below it. */
  public CommandLine build(CommandGroup root) {
    CommandLine built = new CommandLine(root);
    addTo(built, root);
    return built;
  }

  private void addTo(CommandLine parent, CommandGroup group) {
    for (Class<?> type : group.commands()) {
      Command command = type.getAnnotation(Command.class);
      if (command == null) {
        throw new AssertionError(type + " is no command");
      }
      if (!all && !words.contains(command.name())) {
        parent.addSubcommand(command.name(), listed(command));
        continue;
      }
      CommandLine child = new CommandLine(type);
      parent.addSubcommand(command.name(), child);
      if (child.getCommand() instanceof CommandGroup inner) {
        addTo(child, inner);
      }
    }
  }

  private static CommandLine listed(Command command) {
    CommandSpec line = CommandSpec.create().name(command.name());
    line.usageMessage().description(command.description());
    return new CommandLine(line);
  }
}
