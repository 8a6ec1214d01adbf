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
import io.miharu.app.run.Rehearsal;
import io.miharu.app.run.RunFolder;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SourceJob;
import io.miharu.app.run.SourceOutcome;
import io.miharu.app.run.Workers;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.live.LiveStream;
import io.miharu.temporal.habits.HabitMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miharu watch SOURCE…}: cameras, for as long as they last. */
@Command(
    name = "watch",
    description = {
      "Watches live sources, and prints events as they happen, each with its reasons.",
      "",
      "Sources that are lost are connected again, later and later; the times of events go on across"
          + " that. Ctrl-C ends cleanly. With --out, the files are those of miharu detect."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class WatchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description =
          "An address (rtsp://, http://, https://, rtmp://, udp://, rtp://), an SDP file, a webcam"
              + " (/dev/video0), - for standard input, or a file to be replayed at its own pace."
              + " NAME=SOURCE names it.")
  private List<String> sources = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Also write the results there, a folder per source and a report.")
  private @Nullable Path out;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Stop after so long (default: when the source ends, or at Ctrl-C).")
  private @Nullable Double duration;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private HabitsOption habits = new HabitsOption();

  @Mixin private LiveOptions live = new LiveOptions();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Also print events that are over as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    RunSettings asked = options.settings();
    live.check();
    Optional<Duration> length =
        duration == null
            ? Optional.empty()
            : Optional.of(LiveOptions.seconds("--duration", duration, 0.001));
    if (asked.annotate() && out == null) {
      throw new UsageException("--annotate needs --out DIR to write the video to");
    }
    // Everything that can be refused is refused before any work starts.
    EventVocabulary vocabulary = DetectCommand.vocabulary(asked);
    OpenOptions frames = asked.openOptions(sources.size());
    List<WatchedSource> watched = WatchedSource.expand(sources, frames, live);
    if (!asked.start().equals(MediaTime.ZERO) || asked.end().isPresent()) {
      checkAllAreFiles(watched);
    }
    if (habits.given() && watched.size() > 1) {
      throw new UsageException(
          "--habits are those of one camera, got %d; watch them in runs of their own"
              .formatted(watched.size()));
    }
    Optional<HabitMonitor> learning = habits.open();
    RunSettings settings = DetectorChoice.check(asked);
    if (out != null) {
      RunFolder.prepare(out);
    }
    try (Workers workers = Workers.perCore();
        Interruption interruption = Interruption.listen();
        WatchConsole console = new WatchConsole(json, quiet, vocabulary)) {
      EngineParts parts =
          new EngineParts(
              settings,
              vocabulary.definitions(),
              vocabulary.graph(),
              vocabulary,
              habits.with(FileHashes.of(settings)),
              interruption);
      LiveStream.Surroundings around =
          new LiveStream.Surroundings(
              System::nanoTime, InstantSource.system(), interruption::requested, length, console);
      SourceJob.Observers observers = DetectorChoice.observers(settings, workers);
      rehearse(watched, parts, observers, console);
      int cameras = (int) watched.stream().filter(WatchedSource::mayLoseFrames).count();
      StaggeredStart turns = new StaggeredStart(live.stagger(), cameras, interruption::requested);
      List<SourceJob> work =
          watched.stream()
              .map(source -> job(source, settings, around, turns, console, observers, learning))
              .toList();
      Engine engine = new Engine(parts);
      List<SourceOutcome> outcomes =
          engine.run(work, Optional.ofNullable(out), work.size(), console);
      habits.save();
      if (out != null) {
        engine.report(out, "Miharu", DetectCommand.subtitle(outcomes), List.of(), outcomes);
      }
      return conclude(outcomes, interruption, console);
    }
  }

  private static void checkAllAreFiles(List<WatchedSource> watched) {
    for (WatchedSource source : watched) {
      if (source.file().isEmpty()) {
        throw new UsageException(
            "--start and --end are for files; %s is live, use --duration"
                .formatted(source.location()));
      }
    }
  }

  /** Cameras whose frames are dropped when nobody is ready for them come after a rehearsal. */
  private void rehearse(
      List<WatchedSource> watched,
      EngineParts parts,
      SourceJob.Observers observers,
      WatchConsole console)
      throws IOException {
    Duration length = live.rehearsal();
    if (!length.isZero() && watched.stream().anyMatch(WatchedSource::mayLoseFrames)) {
      console.say(
          "rehearsing for %.0f s, so that no frame is lost at the start (--rehearsal)"
              .formatted(length.toMillis() / 1e3));
      Rehearsal.run(parts, observers, length);
    }
  }

  private static SourceJob job(
      WatchedSource source,
      RunSettings settings,
      LiveStream.Surroundings around,
      StaggeredStart turns,
      WatchConsole console,
      SourceJob.Observers observers,
      Optional<HabitMonitor> learning) {
    // Taken here, so that cameras are connected in the order in which they were named.
    Optional<StaggeredStart.Turn> turn =
        source.mayLoseFrames() ? Optional.of(turns.next()) : Optional.empty();
    return new SourceJob(
        source.name(),
        source.file(),
        () -> {
          turn.ifPresent(StaggeredStart.Turn::await);
          console.announce(source.name(), source.location(), source.settings().overflow());
          return LiveStream.open(source.name(), source.source(), source.settings(), around);
        },
        observers,
        settings.zones(),
        learning);
  }

  private int conclude(
      List<SourceOutcome> outcomes, Interruption interruption, WatchConsole console) {
    console.say(DetectCommand.subtitle(outcomes));
    if (interruption.requested()) {
      return ExitCode.INTERRUPTED.code();
    }
    ExitCode code = ExitCode.DONE;
    for (SourceOutcome outcome : outcomes) {
      if (outcome.fault().isPresent()) {
        MediaException fault = outcome.fault().get();
        console.complain(String.valueOf(fault.getMessage()));
        code = code == ExitCode.SOURCE_UNREADABLE ? code : Failures.exitCode(fault);
      }
    }
    return code.code();
  }
}
