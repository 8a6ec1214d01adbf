package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which classes a network is to tell apart without ever saying so. */
final class SilentOptions {

  @Option(
      names = "--silent",
      paramLabel = "CLASS",
      split = ",",
      description = "Classes that the written model tells apart but does not report.")
  List<String> classes = List.of();

  /** Refuses what is no class. */
  void check(List<String> known) {
    if (!known.containsAll(classes)) {
      throw new UsageException(
          "--silent names what is no class: %s; there are %s".formatted(classes, known));
    }
  }
}
