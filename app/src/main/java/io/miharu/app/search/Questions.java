package io.miharu.app.search;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.zeroshot.NotScorableException;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.knowledge.LearnedEvent;
import io.miharu.knowledge.LearnedEventFile;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes questions to an index of what a user wrote: concepts, an event's id or label, a Turtle
 * file, or words. Loads the ontology and opens the sentence encoder only where they are needed;
 * owns the latter. Not thread-safe.
 */
public final class Questions implements AutoCloseable {

  private final ConceptIndex index;
  private final List<Path> eventFiles;
  private @Nullable Ontology loaded;
  private @Nullable WordCache words;
  private @Nullable EventRelator relator;

  /**
   * @param index is borrowed
   * @param eventFiles definitions of the user's own
   */
  public Questions(ConceptIndex index, List<Path> eventFiles) {
    this.index = index;
    this.eventFiles = List.copyOf(eventFiles);
  }

  private Ontology ontology() throws IOException {
    Ontology ontology = loaded;
    if (ontology == null) {
      ontology = eventFiles.isEmpty() ? Ontology.builtIn() : Ontology.load(eventFiles);
      loaded = ontology;
    }
    return ontology;
  }

  private WordCache words() {
    WordCache cache = words;
    if (cache == null) {
      cache = WordCache.open(index.root());
      words = cache;
    }
    return cache;
  }

  private EventRelator relator() throws IOException {
    EventRelator known = relator;
    if (known == null) {
      WordCache cache = words();
      known = new EventRelator(ontology(), index.concepts(), cache);
      cache.save(); // names of concepts, not what is asked
      relator = known;
    }
    return known;
  }

  /** Concepts as {@code ID}, {@code ID:WEIGHT} or {@code ID:WEIGHT:POOLING}. */
  public static AskedEvent ofConcepts(List<String> concepts) {
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
      return new AskedEvent(name, name, new ConceptQuery(evidence, excluded, List.of()), Map.of());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          "--concept is ID, ID:WEIGHT or ID:WEIGHT:POOLING: " + wrong.getMessage(), wrong);
    }
  }

  /** All events that a Turtle file defines, learned ones or patterns. */
  public List<AskedEvent> ofFile(Path file) throws IOException {
    List<LearnedEvent> learned = LearnedEventFile.read(file);
    if (!learned.isEmpty()) {
      return learned.stream().map(LearnedEvents::asked).toList();
    }
    Set<EventId> before = new TreeSet<>();
    ontology().events().forEach(event -> before.add(event.id()));
    List<Path> files = new ArrayList<>(eventFiles);
    files.add(file);
    Ontology all = Ontology.load(files);
    loaded = all;
    List<AskedEvent> events = new ArrayList<>();
    for (EventDefinition event : all.events()) {
      if (!before.contains(event.id())) {
        events.add(ofDefinition(event));
      }
    }
    if (events.isEmpty()) {
      throw new UsageException(file + " defines no event; see miharu ontology check " + file);
    }
    return events;
  }

  /**
   * A learned event or one of the ontology, by its id or label, else words.
   *
   * @throws UsageException when nothing in the index has to do with it
   */
  public AskedEvent ofText(String text) throws IOException {
    if (loaded == null && text.strip().contains(" ")) {
      words().openAhead(); // Most likely not the name of an event.
    }
    Optional<AskedEvent> named = named(text);
    return named.isPresent() ? named.get() : ofWords(text);
  }

  private Optional<AskedEvent> named(String text) throws IOException {
    for (LearnedEvent event : new LearnedEvents(index.root()).all()) {
      if (event.id().value().equals(text) || event.label().equalsIgnoreCase(text)) {
        return Optional.of(LearnedEvents.asked(event));
      }
    }
    return defined(text);
  }

  /** An event of the ontology, by its id or a label. */
  public Optional<AskedEvent> defined(String text) throws IOException {
    for (EventDefinition event : ontology().events()) {
      boolean meant =
          event.id().value().equals(text)
              || event.labels().values().stream().anyMatch(text::equalsIgnoreCase);
      if (meant) {
        return Optional.of(ofDefinition(event));
      }
    }
    return Optional.empty();
  }

  private AskedEvent ofDefinition(EventDefinition event) throws IOException {
    AskedEvent pattern = PatternQuery.of(event, ontology());
    Set<ConceptId> known = new TreeSet<>(index.concepts());
    boolean scorable =
        pattern.query().evidence().stream()
            .flatMap(term -> term.seenAs().stream())
            .anyMatch(known::contains);
    if (scorable) {
      return pattern;
    }
    try {
      return relator().ofDescription(event.id().value(), event.label("en"), event.description());
    } catch (NotScorableException unrelated) {
      return pattern; // The search says which of its concepts nobody looked for.
    }
  }

  /** An event in words. */
  public AskedEvent ofWords(String text) throws IOException {
    AskedWords read = AskedWords.of(text, ontology(), index.concepts());
    try {
      return relator().ofWords(text, read);
    } catch (NotScorableException unrelated) {
      Optional<EventId> near = ontology().nearestEvent(text);
      throw new UsageException(
          unrelated.getMessage()
              + near.map(id -> "; did you mean the event " + id + "?").orElse(""),
          unrelated);
    }
  }

  @Override
  public void close() {
    if (words != null) {
      words.close();
    }
  }
}
