package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.app.search.AskedEvent;
import io.miharu.app.search.HitJson;
import io.miharu.app.search.PatternQuery;
import io.miharu.app.search.WordQuery;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.IndexSearch;
import io.miharu.events.index.Pooling;
import io.miharu.events.index.SearchHit;
import io.miharu.events.index.SearchSettings;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      "Ask by an event's id, by a .ttl file of event definitions, by words, or with --concept."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SearchCommand implements Callable<Integer> {

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
      description = "How long the windows of --temporal are (default: 10).")
  private double window = 10;

  @Option(names = "--limit", paramLabel = "N", description = "How many hits (default: 20).")
  private int limit = 20;

  @Option(names = "--explain", description = "Also say what each concept added, and when.")
  private boolean explain;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the hits as JSON, a line each, to standard output or FILE.")
  private @Nullable String json;

  @Option(
      names = "--time",
      hidden = true,
      paramLabel = "N",
      description = "Ask N times, and say on standard error how long each took.")
  private int times = 1;

  @Override
  public Integer call() throws IOException {
    SearchSettings settings = settings();
    try (ConceptIndex opened = ConceptIndex.open(index)) {
      if (opened.videos().isEmpty()) {
        say("the index holds no videos yet; add some with miharu index SOURCE --index " + index);
        return ExitCode.DONE.code();
      }
      List<AskedEvent> events = events(opened);
      JsonTarget target = json == null ? null : JsonTarget.open(json);
      try {
        answer(events, opened, settings, target);
      } finally {
        if (target != null) {
          target.close();
        }
      }
    }
    return ExitCode.DONE.code();
  }

  /** Answers every event that can be scored; refuses when none can. */
  private void answer(
      List<AskedEvent> events,
      ConceptIndex opened,
      SearchSettings settings,
      @Nullable JsonTarget target)
      throws IOException {
    int answered = 0;
    for (AskedEvent event : events) {
      sayUnseen(event, opened);
      try {
        long started = System.nanoTime();
        for (int again = 1; again < times; again++) {
          new IndexSearch(opened).search(event.query(), settings);
          started = timed(started);
        }
        print(event, new IndexSearch(opened).search(event.query(), settings), target);
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

  /**
   * Says which concepts no detector of this index could see, so that nobody takes them for absent.
   */
  private void sayUnseen(AskedEvent event, ConceptIndex opened) {
    List<ConceptId> known = opened.concepts();
    String unseen =
        Stream.of(event.query().evidence(), event.query().excluded(), event.query().required())
            .flatMap(List::stream)
            .filter(term -> term.seenAs().stream().noneMatch(known::contains))
            .map(term -> term.concept().value())
            .collect(Collectors.joining(", "));
    if (!unseen.isEmpty()) {
      say(event.name() + ": nobody looked for these in this index: " + unseen);
    }
  }

  private long timed(long started) {
    long now = System.nanoTime();
    if (times > 1) {
      say(String.format(Locale.ROOT, "%.1f ms", (now - started) / 1e6));
    }
    return now;
  }

  private SearchSettings settings() {
    try {
      SearchSettings settings = SearchSettings.DEFAULT.withLimit(limit);
      return temporal ? settings.withWindow(window) : settings;
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** What the user asked for; the ontology is loaded only where it is needed. */
  private List<AskedEvent> events(ConceptIndex opened) throws IOException {
    List<AskedEvent> events = new ArrayList<>();
    if (!concepts.isEmpty()) {
      events.add(byConcepts());
    }
    if (!asked.isEmpty()) {
      String text = String.join(" ", asked);
      if (asked.size() == 1 && text.endsWith(".ttl")) {
        events.addAll(ofFile(Path.of(text)));
      } else {
        events.add(byName(text, opened));
      }
    }
    if (events.isEmpty()) {
      throw new UsageException("search needs an event's id, a .ttl file, words, or --concept");
    }
    return events;
  }

  private AskedEvent byConcepts() {
    List<ConceptQuery.Term> evidence = new ArrayList<>();
    List<ConceptQuery.Term> excluded = new ArrayList<>();
    try {
      for (String concept : concepts) {
        String[] parts = concept.split(":", -1);
        double weight = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
        Pooling pooling =
            parts.length > 2 ? Pooling.valueOf(parts[2].toUpperCase(Locale.ROOT)) : Pooling.MAX;
        (weight < 0 ? excluded : evidence)
            .add(ConceptQuery.Term.of(ConceptId.of(parts[0]), Math.abs(weight), pooling));
      }
      String name = String.join(" ", concepts);
      return new AskedEvent(name, name, new ConceptQuery(evidence, excluded, List.of()));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          "--concept is ID, ID:WEIGHT or ID:WEIGHT:POOLING: " + wrong.getMessage(), wrong);
    }
  }

  private List<AskedEvent> ofFile(Path file) throws IOException {
    List<EventId> known = Ontology.builtIn().events().stream().map(EventDefinition::id).toList();
    List<Path> files = new ArrayList<>(eventFiles);
    files.add(file);
    Ontology ontology = Ontology.load(files);
    List<AskedEvent> events =
        ontology.events().stream()
            .filter(event -> !known.contains(event.id()))
            .map(event -> PatternQuery.of(event, ontology))
            .toList();
    if (events.isEmpty()) {
      throw new UsageException(file + " defines no event; see miharu ontology check " + file);
    }
    return events;
  }

  private AskedEvent byName(String text, ConceptIndex opened) throws IOException {
    Ontology ontology = eventFiles.isEmpty() ? Ontology.builtIn() : Ontology.load(eventFiles);
    for (EventDefinition event : ontology.events()) {
      boolean meant =
          event.id().value().equals(text)
              || event.labels().values().stream().anyMatch(text::equalsIgnoreCase);
      if (meant) {
        return PatternQuery.of(event, ontology);
      }
    }
    WordQuery words = WordQuery.of(text, ontology, opened.concepts());
    if (words.query().isEmpty()) {
      Optional<EventId> near = ontology.nearestEvent(text);
      throw new UsageException(
          "no event and no concept is called \"%s\"%s; see miharu ontology list and miharu index"
                  .formatted(text, near.map(id -> ", did you mean " + id + "?").orElse(""))
              + " list --concepts");
    }
    if (!words.unknown().isEmpty()) {
      say("not understood and left out: " + String.join(", ", words.unknown()));
    }
    return words.query().get();
  }

  private void print(AskedEvent event, List<SearchHit> hits, @Nullable JsonTarget target) {
    if (target != null) {
      for (int i = 0; i < hits.size(); i++) {
        target.line(HitJson.line(event, i + 1, hits.get(i)));
      }
      return;
    }
    if (hits.isEmpty()) {
      say(event.label() + ": nothing of it was seen");
    }
    for (int i = 0; i < hits.size(); i++) {
      SearchHit hit = hits.get(i);
      System.out.printf(
          Locale.ROOT,
          "%3d  %.3f  %s  %s - %s  %s%n",
          i + 1,
          hit.probability(),
          hit.video(),
          hit.span().start(),
          hit.span().end(),
          event.label());
      if (explain) {
        hit.evidence().forEach(part -> explain("", part));
        hit.required().forEach(part -> explain("requires ", part));
      }
    }
  }

  private static void explain(String role, SearchHit.Contribution part) {
    String when =
        Double.isNaN(part.logit())
            ? "nobody looked for it"
            : part.peak()
                .map(
                    peak ->
                        String.format(
                            Locale.ROOT,
                            "%.2f at %s - %s%s",
                            part.probability(),
                            peak.start(),
                            peak.end(),
                            part.seenAs()
                                .filter(seen -> !seen.equals(part.concept()))
                                .map(seen -> " as " + seen)
                                .orElse("")))
                .orElse("not seen");
    System.out.printf(
        Locale.ROOT, "        %+.3f  %s%s  %s%n", part.amount(), role, part.concept(), when);
  }

  private void say(String line) {
    spec.commandLine().getErr().println("miharu: " + line);
  }
}
