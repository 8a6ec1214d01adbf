package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.indexing.IndexOutcome;
import io.miharu.app.indexing.Indexer;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SideBySide;
import io.miharu.app.run.Workers;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.TimeGrid;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code miharu index SOURCE… --index DIR}: look once, so that any event can be asked for later.
 */
@Command(
    name = "index",
    description = {
      "Writes what is seen in videos into an index, for miharu search.",
      "",
      "What is stored survives a kill at any moment; the same command goes on where it was stopped,"
          + " and skips what is complete. Others may search meanwhile."
    },
    subcommands = {
      IndexImportCommand.class,
      IndexExportCommand.class,
      IndexListCommand.class,
      IndexMergeCommand.class,
      IndexGenerateCommand.class
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class IndexCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = "A video file, a folder of videos, or a folder of pictures.")
  private List<String> sources = List.of();

  @Option(names = "--index", paramLabel = "DIR", description = "The index's folder.")
  private @Nullable Path index;

  @Option(
      names = "--step",
      paramLabel = "SECONDS",
      description = "The time grid of a new index (default: 0.5).")
  private @Nullable Double step;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many sources to read side by side (default: half the cores).")
  private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    if (sources.isEmpty()) {
      throw new UsageException("index needs a SOURCE, or one of import, export, list, merge");
    }
    if (index == null) {
      throw new UsageException("--index DIR is missing: where to write");
    }
    if (jobs < 1) {
      throw new UsageException("--jobs takes 1 or more, got " + jobs);
    }
    RunSettings asked = options.settings();
    List<Source> expanded = Sources.expand(sources);
    RunSettings settings = DetectorChoice.check(asked);
    try (Workers workers = Workers.perCore();
        Interruption interruption = Interruption.listen();
        Console console = Console.open(null, quiet);
        IndexWriter writer = open(index, grid(step))) {
      Indexer indexer =
          new Indexer(
              writer, settings, workers, Math.min(jobs, expanded.size()), interruption, console);
      List<IndexOutcome> outcomes = run(expanded, indexer, interruption, console);
      return conclude(outcomes, interruption, console);
    }
  }

  static Optional<TimeGrid> grid(@Nullable Double step) {
    try {
      return step == null ? Optional.empty() : Optional.of(TimeGrid.ofSeconds(step));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--step: " + wrong.getMessage(), wrong);
    }
  }

  /** Opens an index for writing; what the system refuses is an output that cannot be written. */
  static IndexWriter open(Path root, Optional<TimeGrid> grid) throws IOException {
    try {
      return IndexWriter.open(root, grid);
    } catch (FileSystemException refused) {
      throw new OutputException(
          "cannot write the index %s (%s); choose a folder that you may write to"
              .formatted(root, refused.getClass().getSimpleName()),
          refused);
    }
  }

  private List<IndexOutcome> run(
      List<Source> expanded, Indexer indexer, Interruption interruption, Console console)
      throws IOException {
    List<Callable<Optional<IndexOutcome>>> tasks = new ArrayList<>();
    for (Source source : expanded) {
      tasks.add(
          () -> interruption.requested() ? Optional.empty() : Optional.of(indexer.index(source)));
    }
    return SideBySide.run(jobs, tasks, outcome -> console.say(said(outcome)));
  }

  private static String said(IndexOutcome outcome) {
    MediaTime length = MediaTime.ofSeconds(outcome.mediaSeconds());
    if (outcome.skipped()) {
      return "%s: indexed before, %s".formatted(outcome.name(), length);
    }
    return outcome.resumedSeconds() > 0
        ? "%s: went on at %s, indexed to %s"
            .formatted(outcome.name(), MediaTime.ofSeconds(outcome.resumedSeconds()), length)
        : "%s: indexed to %s".formatted(outcome.name(), length);
  }

  private static int conclude(
      List<IndexOutcome> outcomes, Interruption interruption, Console console) {
    ExitCode code = ExitCode.DONE;
    for (IndexOutcome outcome : outcomes) {
      if (outcome.fault().isPresent()) {
        MediaException fault = outcome.fault().get();
        console.complain(String.valueOf(fault.getMessage()));
        code = code == ExitCode.SOURCE_UNREADABLE ? code : Failures.exitCode(fault);
      }
    }
    return (interruption.requested() ? ExitCode.INTERRUPTED : code).code();
  }
}
