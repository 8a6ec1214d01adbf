package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.Engine;
import io.miharu.app.run.EngineParts;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.RunFolder;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SourceJob;
import io.miharu.app.run.SourceOutcome;
import io.miharu.app.run.Workers;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.temporal.habits.HabitMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miharu detect SOURCE…}: the main job. */
@Command(
    name = "detect",
    description = {
      "Finds events in videos and picture folders, and says why.",
      "",
      "Writes a folder per source below DIR, with events.jsonl, tracks.txt and run.json, and"
          + " DIR/report.html over all of them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DetectCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "A video file, a folder of videos, or a folder of pictures.")
  private List<String> sources = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Where to write the results.")
  private Path out = Path.of(".");

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private HabitsOption habits = new HabitsOption();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many sources to run side by side (default: half the cores).")
  private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description =
          "Also print the events as they happen, a line each, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    RunSettings asked = options.settings();
    if (jobs < 1) {
      throw new UsageException("--jobs takes 1 or more, got " + jobs);
    }
    // Everything that can be refused is refused before any work starts.
    EventVocabulary vocabulary = vocabulary(asked);
    List<Source> expanded = Sources.expand(sources);
    Optional<HabitMonitor> learning = habits.open();
    RunSettings settings = DetectorChoice.check(asked);
    RunFolder.prepare(out);
    try (Workers workers = Workers.perCore();
        Interruption interruption = Interruption.listen();
        Console console = Console.open(json, quiet)) {
      EngineParts parts =
          new EngineParts(
              settings,
              vocabulary.definitions(),
              vocabulary.graph(),
              vocabulary,
              habits.with(FileHashes.of(settings)),
              interruption);
      // Habits are learnt in the order of the sources.
      int sideBySide = habits.given() ? 1 : Math.min(jobs, expanded.size());
      Engine engine = new Engine(parts);
      SourceJob.Observers observers = DetectorChoice.observers(settings, workers);
      List<SourceJob> work =
          expanded.stream()
              .map(source -> job(source, settings, sideBySide, observers, learning))
              .toList();
      List<SourceOutcome> outcomes = engine.run(work, out, sideBySide, console);
      habits.save();
      engine.report(out, "Miharu", subtitle(outcomes), List.of(), outcomes);
      return conclude(outcomes, interruption, console);
    }
  }

  static EventVocabulary vocabulary(RunSettings settings) throws IOException {
    try {
      return EventVocabulary.load(settings);
    } catch (IllegalArgumentException unknownEvent) {
      throw new UsageException(String.valueOf(unknownEvent.getMessage()), unknownEvent);
    }
  }

  private static SourceJob job(
      Source source,
      RunSettings settings,
      int sideBySide,
      SourceJob.Observers observers,
      Optional<HabitMonitor> learning) {
    return new SourceJob(
        source.name(),
        Optional.of(source.path()),
        () -> Sources.open(source, settings.openOptions(sideBySide)),
        observers,
        settings.zones(),
        learning);
  }

  static String subtitle(List<SourceOutcome> outcomes) {
    int events = outcomes.stream().mapToInt(outcome -> outcome.hits().size()).sum();
    double seconds = outcomes.stream().mapToDouble(SourceOutcome::mediaSeconds).sum();
    return String.format(
        Locale.ROOT,
        "%d %s in %s of video from %d %s",
        events,
        events == 1 ? "event" : "events",
        MediaTime.ofSeconds(seconds),
        outcomes.size(),
        outcomes.size() == 1 ? "source" : "sources");
  }

  private int conclude(List<SourceOutcome> outcomes, Interruption interruption, Console console) {
    console.say(subtitle(outcomes));
    console.say("Report: " + out.resolve("report.html"));
    ExitCode code = ExitCode.DONE;
    for (SourceOutcome outcome : outcomes) {
      if (outcome.fault().isPresent()) {
        MediaException fault = outcome.fault().get();
        console.complain(String.valueOf(fault.getMessage()));
        // A source of which nothing could be read weighs more than one that was cut short.
        ExitCode own = Failures.exitCode(fault);
        code = code == ExitCode.SOURCE_UNREADABLE ? code : own;
      }
    }
    return (interruption.requested() ? ExitCode.INTERRUPTED : code).code();
  }
}
