package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.convert.AnnotationSource;
import io.miharu.app.convert.FormatNames;
import io.miharu.eval.events.EventMatching;
import io.miharu.eval.formats.AnnotationFormat;
import io.miharu.eval.formats.Annotations;
import io.miharu.eval.formats.VideoAnnotations;
import io.miharu.eval.sheet.ScoreSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu score events}: what a run found, against a truth in any format. */
@Command(
    name = "events",
    description = {
      "Scores events, and tracks if asked, against a truth in any format.",
      "",
      "A hit finds a true event of the same name when both share a second, or half of the true one"
          + " where that is less. Each finds the other at most once."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreEventsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;
  @Mixin private AnnotationSource source;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description =
          "What truly happened, in any format that miharu convert knows; repeat it for several"
              + " files.")
  private List<Path> truths;

  @Option(
      names = "--found",
      paramLabel = "FILE|DIR",
      required = true,
      description =
          "What was found: the folder of a run, an events.jsonl, or any other format; repeat it for"
              + " several systems.")
  private List<Path> founds;

  @Option(
      names = "--truth-format",
      paramLabel = "FORMAT",
      converter = FormatNames.class,
      completionCandidates = FormatNames.class,
      description = "Where it cannot be told by the content: ${COMPLETION-CANDIDATES}.")
  private @Nullable AnnotationFormat truthFormat;

  @Option(
      names = "--found-format",
      paramLabel = "FORMAT",
      converter = FormatNames.class,
      completionCandidates = FormatNames.class,
      description = "Where it cannot be told by the content.")
  private @Nullable AnnotationFormat foundFormat;

  @Option(names = "--tracks", description = "Score the tracks too, where both sides have them.")
  private boolean tracks;

  @Option(
      names = "--min-shared",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Enough shared time for a long event (default: ${DEFAULT-VALUE}).")
  private double minShared;

  @Option(
      names = "--min-share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Enough of a short event, in (0, 1] (default: ${DEFAULT-VALUE}).")
  private double minShare;

  @Override
  public Integer call() throws IOException {
    EventMatching matching = matching();
    List<VideoAnnotations> truth = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    boolean complete = true;
    for (Path file : truths) {
      Annotations read = source.read(file, truthFormat);
      truth.addAll(read.videos());
      complete &= read.boxesComplete();
      read.remarks().forEach(remark -> remarks.add("truth: " + remark));
    }
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Path file : founds) {
      Annotations read = source.read(file, foundFormat);
      VideoPairs pairs = VideoPairs.of(truth, read.videos());
      List<String> notes = new ArrayList<>(remarks);
      notes.addAll(read.remarks());
      notes.addAll(pairs.notes());
      ScoreSheet events = EventScores.ofEvents(system(file), matching, pairs, notes);
      sheets.add(tracks ? EventScores.withTracks(events, pairs, complete) : events);
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private EventMatching matching() {
    if (!(minShared > 0 && minShared < 1e6 && minShare > 0 && minShare <= 1)) {
      throw new UsageException(
          "--min-shared needs seconds above 0 and --min-share a share in (0, 1], got %s and %s"
              .formatted(minShared, minShare));
    }
    return new EventMatching(
        Duration.ofNanos(Math.round(minShared * 1e9)),
        minShare,
        EventMatching.DEFAULT.instantTolerance());
  }

  /** The run's folder, or the file without its ending. */
  private static String system(Path file) {
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
