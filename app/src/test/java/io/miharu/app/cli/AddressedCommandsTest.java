package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.ExitCode;
import io.miharu.app.console.AddressedCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A file of arguments makes picocli read all commands, which is what the short way must equal. */
class AddressedCommandsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "score --help",
        "help score",
        "help score trec",
        "score med --help",
        "index --help",
        "help index list",
        "run --help",
        "help nonsense",
        "scor",
        "score tre",
        "score",
        "score coco --nonsense a b",
        "--nonsense"
      })
  void run_anyLine_saysWhatItSaysWithAllCommandsBuilt(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), line);
    assertEquals(CommandRun.of("@" + file), CommandRun.of((Object[]) line.split(" ")));
  }

  @Test
  void build_oneScorer_buildsNoOther() {
    CommandLine root = new AddressedCommands("score", "trec", "q").build(new MiharuCommand());
    assertEquals(List.of("score", "score trec"), withOptionsOfTheirOwn(root));
  }

  @Test
  void build_noCommand_listsAll() {
    CommandLine root = new AddressedCommands("--help").build(new MiharuCommand());
    assertEquals(List.of(), withOptionsOfTheirOwn(root));
    assertTrue(root.getSubcommands().keySet().containsAll(List.of("detect", "score", "help")));
  }

  @Test
  void debug_behindASubCommand_isKnown() {
    assertEquals(
        ExitCode.DATA_REFUSED.code(),
        CommandRun.of("score", "coco", "--debug", folder.resolve("no"), folder.resolve("file"))
            .exitCode());
  }

  /** The commands, two deep, that have more than the inherited {@code --debug}. */
  private static List<String> withOptionsOfTheirOwn(CommandLine root) {
    List<String> built = new ArrayList<>();
    for (Map.Entry<String, CommandLine> verb : new TreeMap<>(root.getSubcommands()).entrySet()) {
      if (verb.getValue().getCommandSpec().options().size() > 1) {
        built.add(verb.getKey());
      }
      new TreeMap<>(verb.getValue().getSubcommands())
          .forEach(
              (name, command) -> {
                if (command.getCommandSpec().options().size() > 1) {
                  built.add(verb.getKey() + " " + name);
                }
              });
    }
    return built;
  }
}
