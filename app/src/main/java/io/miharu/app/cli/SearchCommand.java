package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.app.search.AskedEvent;
import io.miharu.app.search.BundledEncoder;
import io.miharu.app.search.Feedback;
import io.miharu.app.search.HitJson;
import io.miharu.app.search.HitText;
import io.miharu.app.search.Questions;
import io.miharu.app.search.SearchReport;
import io.miharu.app.search.Unseen;
import io.miharu.app.search.VideoPictures;
import io.miharu.events.index.Calibration;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.IndexSearch;
import io.miharu.events.index.SearchHit;
import io.miharu.events.index.SearchSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu search --index DIR EVENT}: an answer without the videos. */
@Command(
    name = "search",
    description = {
      "Finds events in an index, without the videos.",
      "",
      "Ask by an event's id, defined or learned; by a .ttl file of events; by words in English or"
          + " Japanese; or with --concept."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SearchCommand implements Callable<Integer> {

  private static final double DEFAULT_WINDOW = 10;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "EVENT",
      arity = "0..*",
      description = "An event's id, a .ttl file, or words.")
  private List<String> asked = List.of();

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = "--concept",
      paramLabel = "ID[:WEIGHT[:POOLING]]",
      description =
          "Ask for concepts themselves; a weight below 0 speaks against. POOLING is max (default),"
              + " mean or top3. May be repeated.")
  private List<String> concepts = List.of();

  @Option(
      names = "--event-file",
      paramLabel = "FILE",
      description = "Also load event definitions of your own.")
  private List<Path> eventFiles = List.of();

  @Option(names = "--temporal", description = "Rank windows inside the videos, not whole videos.")
  private boolean temporal;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      description =
          "How long the windows of --temporal are (default: 10, or what the event was learned"
              + " from).")
  private @Nullable Double window;

  @Option(names = "--limit", paramLabel = "N", description = "How many hits (default: 20).")
  private int limit = 20;

  @Option(
      names = "--calibration",
      paramLabel = "KIND",
      description =
          "What the stored numbers mean: rank (only their order counts, by the index itself),"
              + " probability, or auto (default: rank for imported scores in an index of 500 steps or"
              + " more, probability for our own).")
  private @Nullable Calibration calibration;

  @Option(
      names = "--feedback",
      description = "Take the first ten answers for examples, and ask again.")
  private boolean feedback;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the clips that --feedback compares with (default: 1).")
  private long seed = 1;

  @Option(
      names = "--explain",
      description =
          "Also say what each concept added, why it counts, when it was seen, and what the"
              + " probability would be without it.")
  private boolean explain;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the hits as JSON, a line each, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write the hits as a page: what each concept added, when, and a picture where the"
              + " video is at hand.")
  private @Nullable Path reportFile;

  @Option(
      names = "--time",
      hidden = true,
      paramLabel = "N",
      description = "Ask N times, and say on standard error how long each took.")
  private int times = 1;

  @Override
  public Integer call() throws IOException {
    settings(
        OptionalDouble.empty(),
        Calibration.AUTO); // What is wrong is said before anything is opened.
    try (BundledEncoder encoder = new BundledEncoder();
        ConceptIndex opened = openBeside(encoder)) {
      if (opened.videos().isEmpty()) {
        say("the index holds no videos yet; add some with miharu index SOURCE --index " + index);
        return ExitCode.DONE.code();
      }
      try (Questions questions = new Questions(opened, eventFiles, encoder)) {
        List<AskedEvent> events = events(questions);
        JsonTarget target = json == null ? null : JsonTarget.open(json);
        VideoPictures pictures = new VideoPictures(opened);
        SearchReport report = new SearchReport(pictures::at);
        try {
          answer(events, opened, target, report);
          write(report, events);
        } finally {
          if (target != null) {
            target.close();
          }
        }
      }
    }
    return ExitCode.DONE.code();
  }

  /** Opens the index while the encoder opens, where the question is most likely in words. */
  private ConceptIndex openBeside(BundledEncoder encoder) throws IOException {
    if (String.join(" ", asked).strip().contains(" ")) {
      encoder.openAhead();
    }
    return ConceptIndex.open(index);
  }

  /** Answers every event that can be scored; refuses when none can. */
  private void answer(
      List<AskedEvent> events,
      ConceptIndex opened,
      @Nullable JsonTarget target,
      SearchReport report)
      throws IOException {
    int answered = 0;
    for (AskedEvent event : events) {
      event.remarks().forEach(this::say);
      Unseen.remarks(event, opened).forEach(this::say);
      try {
        long started = System.nanoTime();
        for (int again = 1; again < times; again++) {
          search(event, opened);
          started = timed(started);
        }
        print(event, opened, target, report);
        timed(started);
        answered++;
      } catch (IllegalArgumentException notScorable) {
        String reason = "%s: %s".formatted(event.name(), notScorable.getMessage());
        if (events.size() == 1) {
          throw new UsageException(reason, notScorable);
        }
        say(reason);
      }
    }
    if (answered == 0) {
      throw new UsageException("none of the %d events can be scored".formatted(events.size()));
    }
  }

  private List<SearchHit> search(AskedEvent event, ConceptIndex opened) throws IOException {
    return new IndexSearch(opened).search(event.query(), settings(event));
  }

  private void write(SearchReport report, List<AskedEvent> events) throws IOException {
    if (reportFile == null) {
      return;
    }
    try {
      report.write(reportFile, title(events), "index " + index);
    } catch (FileSystemException refused) {
      throw new OutputException(
          "cannot write %s (%s); choose a file in a folder that you may write to"
              .formatted(reportFile, refused.getClass().getSimpleName()),
          refused);
    }
  }

  private static String title(List<AskedEvent> events) {
    String first = events.get(0).label();
    return events.size() == 1 ? first : "%s and %d more".formatted(first, events.size() - 1);
  }

  private void print(
      AskedEvent asked, ConceptIndex opened, @Nullable JsonTarget target, SearchReport report)
      throws IOException {
    AskedEvent event = asked;
    List<SearchHit> hits = search(event, opened);
    if (feedback && !hits.isEmpty()) {
      SearchSettings first = settings(event).withLimit(Feedback.ANSWERS);
      event =
          Feedback.sharpen(
              event,
              new IndexSearch(opened).search(event.query(), first),
              opened,
              reading(event),
              seed);
      hits = search(event, opened);
    }
    if (reportFile != null) {
      report.add(event, hits);
    }
    if (target != null) {
      for (int i = 0; i < hits.size(); i++) {
        target.line(HitJson.line(event, i + 1, hits.get(i)));
      }
    } else if (hits.isEmpty()) {
      say(
          "%s: nothing of it was seen; looked for %s"
              .formatted(event.label(), Unseen.lookedFor(event)));
    } else {
      new HitText(System.out, explain).print(event, hits);
    }
  }

  private long timed(long started) {
    long now = System.nanoTime();
    if (times > 1) {
      say(String.format(Locale.ROOT, "%.1f ms", (now - started) / 1e6));
    }
    return now;
  }

  private Calibration reading(AskedEvent event) {
    return calibration == null ? event.calibration() : calibration;
  }

  private SearchSettings settings(AskedEvent event) {
    return settings(event.windowSeconds(), reading(event));
  }

  /**
   * How to search.
   *
   * @param learned how long the clips were that the event was learned from, if it was: then videos
   *     are ranked by their best stretch of that length
   */
  private SearchSettings settings(OptionalDouble learned, Calibration reading) {
    try {
      SearchSettings settings = SearchSettings.DEFAULT.withLimit(limit).withCalibration(reading);
      if (window != null) {
        return settings.withWindow(window).withOnePerVideo(!temporal);
      }
      if (learned.isPresent() || temporal) {
        return settings.withWindow(learned.orElse(DEFAULT_WINDOW)).withOnePerVideo(!temporal);
      }
      return settings;
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private List<AskedEvent> events(Questions questions) throws IOException {
    List<AskedEvent> events = new ArrayList<>();
    if (!concepts.isEmpty()) {
      events.add(Questions.ofConcepts(concepts));
    }
    if (!asked.isEmpty()) {
      String text = String.join(" ", asked);
      if (asked.size() == 1 && text.endsWith(".ttl")) {
        events.addAll(questions.ofFile(Path.of(text)));
      } else {
        events.add(questions.ofText(text));
      }
    }
    if (events.isEmpty()) {
      throw new UsageException("search needs an event's id, a .ttl file, words, or --concept");
    }
    return events;
  }

  private void say(String line) {
    spec.commandLine().getErr().println("miharu: " + line);
  }
}
