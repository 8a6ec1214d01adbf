package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.search.Questions;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.SyntheticTimelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu index generate}: timelines nobody filmed, to measure queries with. */
@Command(
    name = "generate",
    hidden = true,
    description = {
      "Fills an index with synthetic timelines, to measure queries.",
      "",
      "Concepts are called concept-0000 and so on; each is active in runs of 3 to 20 steps."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class IndexGenerateCommand implements Callable<Integer> {

  private static final int STEPS_PER_HOUR = 7200;

  @Spec private CommandSpec spec;

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "A new index.")
  private Path index = Path.of(".");

  @Option(names = "--hours", paramLabel = "N", description = "How much, as videos of an hour.")
  private int hours = 1000;

  @Option(names = "--concepts", paramLabel = "N", description = "How many concepts.")
  private int concepts = 1000;

  @Option(
      names = "--active",
      paramLabel = "SHARE",
      description = "In which share of the steps a concept is active.")
  private double active = 0.02;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds give equal bytes.")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    SyntheticTimelines synthetic;
    try {
      synthetic = new SyntheticTimelines(hours, STEPS_PER_HOUR, concepts, active, seed);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
    try (IndexWriter writer = IndexCommand.open(index, Optional.empty())) {
      synthetic.write(writer);
      writer.merge();
    }
    Questions.prepare(index);
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "Generated %d hours of %d concepts%n", hours, concepts);
    return ExitCode.DONE.code();
  }
}
