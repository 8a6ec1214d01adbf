package io.miharu.app.console;

import java.util.List;

/**
 * A command whose sub-commands are built only where the command line names them; {@link
 * AddressedCommands} does it. A group of a few can as well leave them to picocli's annotation.
 */
public interface CommandGroup {

  /** The classes of its sub-commands, each with picocli's annotation, in the order of the help. */
  List<Class<?>> commands();
}
