package io.miharu.app.search;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
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

  /** Guessing takes some milliseconds each; a file may define thousands of events. */
  private static final int MOST_GUESSED = 50;

  private final ConceptIndex index;
  private final List<Path> eventFiles;
  private final BundledEncoder encoder;
  private @Nullable Ontology loaded;
  private @Nullable DefinedEvents events;
  private @Nullable WordCache words;
  private @Nullable EventRelator relator;

  /**
   * @param index is borrowed
   * @param eventFiles definitions of the user's own
   * @param encoder for words; this takes ownership
   */
  public Questions(ConceptIndex index, List<Path> eventFiles, BundledEncoder encoder) {
    this.index = index;
    this.eventFiles = List.copyOf(eventFiles);
    this.encoder = encoder;
  }

  /** The same with an encoder of its own. */
  public Questions(ConceptIndex index, List<Path> eventFiles) {
    this(index, eventFiles, new BundledEncoder());
  }

  private Ontology ontology() throws IOException {
    Ontology ontology = loaded;
    if (ontology == null) {
      ontology = eventFiles.isEmpty() ? Ontology.builtIn() : Ontology.load(eventFiles);
      loaded = ontology;
    }
    return ontology;
  }

  private void use(Ontology other) {
    loaded = other;
    events = null;
    relator = null;
  }

  private DefinedEvents defined() throws IOException {
    DefinedEvents known = events;
    if (known == null) {
      known = new DefinedEvents(ontology(), index.concepts());
      events = known;
    }
    return known;
  }

  private WordCache words() {
    WordCache cache = words;
    if (cache == null) {
      cache = WordCache.open(index.root(), encoder);
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

  /**
   * Encodes the names of the index's concepts that do not ship, and keeps them with the index, so
   * that its first question need not.
   */
  public static void prepare(Path root) throws IOException {
    try (ConceptIndex index = ConceptIndex.open(root);
        Questions questions = new Questions(index, List.of())) {
      questions.relator();
    }
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

  /** All events that a Turtle file defines: learned ones, patterns, or evidence. */
  public List<AskedEvent> ofFile(Path file) throws IOException {
    List<LearnedEvent> learned = LearnedEventFile.read(file);
    if (!learned.isEmpty()) {
      return learned.stream().map(LearnedEvents::asked).toList();
    }
    Set<EventId> before = new TreeSet<>();
    defined().all().forEach(event -> before.add(event.id()));
    List<Path> files = new ArrayList<>(eventFiles);
    files.add(file);
    use(Ontology.load(files));
    List<AskedEvent> events = new ArrayList<>();
    int guesses = 0;
    for (DefinedEvents.Known event : defined().all()) {
      if (!before.contains(event.id())) {
        AskedEvent stated = defined().asked(event.id());
        boolean guess = !defined().isScorable(stated) && guesses++ < MOST_GUESSED;
        events.add(guess ? guessed(event, stated) : stated);
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
    Optional<AskedEvent> named = named(text.strip());
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
    Optional<DefinedEvents.Known> event = defined().called(text);
    return event.isPresent() ? Optional.of(ofDefinition(event.get())) : Optional.empty();
  }

  private AskedEvent ofDefinition(DefinedEvents.Known event) throws IOException {
    AskedEvent stated = defined().asked(event.id());
    return defined().isScorable(stated) ? stated : guessed(event, stated);
  }

  /** By its name and description, where they lead to anything. */
  private AskedEvent guessed(DefinedEvents.Known event, AskedEvent stated) throws IOException {
    try {
      return relator().ofDescription(event.id().value(), event.label(), event.description());
    } catch (NotScorableException unrelated) {
      return stated; // The search says which of its concepts nobody looked for.
    }
  }

  /** An event in words; those that name an event of the ontology stand for its definition. */
  public AskedEvent ofWords(String text) throws IOException {
    AskedWords read = AskedWords.of(text, ontology(), index.concepts(), defined().all());
    List<AskedEvent> named = new ArrayList<>();
    for (EventId event : read.events()) {
      AskedEvent stated = defined().asked(event);
      if (defined().isScorable(stated)) {
        named.add(stated);
      }
    }
    if (named.size() < read.events().size() || named.isEmpty()) {
      return ofPlainWords(text); // A definition that cannot be seen is of no use here.
    }
    if (read.besides().chars().noneMatch(Character::isLetterOrDigit)) {
      return NamedEvents.joined(text, named, Optional.empty());
    }
    AskedWords besides = AskedWords.of(read.besides(), ontology(), index.concepts());
    if (besides.named().isEmpty() && besides.rest().isEmpty()) {
      return NamedEvents.joined(text, named, Optional.empty());
    }
    try {
      return NamedEvents.joined(text, named, Optional.of(relator().ofWords(text, besides)));
    } catch (NotScorableException unrelated) {
      return NamedEvents.joined(text, named, Optional.empty())
          .withRemark("no concept of the index has to do with \"%s\"".formatted(read.besides()));
    }
  }

  private AskedEvent ofPlainWords(String text) throws IOException {
    try {
      return relator().ofWords(text, AskedWords.of(text, ontology(), index.concepts()));
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
    encoder.close();
  }
}
