package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.index.ConceptQuery;
import io.miharu.knowledge.EvidenceDefinition;
import io.miharu.knowledge.Ontology;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The events of an ontology as questions, by evidence where they have it, else by what their
 * pattern rests on. Immutable.
 */
public final class DefinedEvents {

  private final Ontology ontology;
  private final Set<ConceptId> available;
  private final SortedMap<EventId, Known> events = new TreeMap<>();

  /** What both kinds of definition have. */
  public record Known(EventId id, Map<String, String> labels, String description) {

    /** In English; the id where there is none. */
    public String label() {
      return labels.getOrDefault("en", id.value());
    }
  }

  /**
   * @param available the concepts of the index
   */
  public DefinedEvents(Ontology ontology, Collection<ConceptId> available) {
    this.ontology = ontology;
    this.available = new TreeSet<>(available);
    for (EventDefinition event : ontology.events()) {
      events.put(event.id(), new Known(event.id(), event.labels(), event.description()));
    }
    for (EvidenceDefinition event : ontology.evidence()) {
      events.put(event.id(), new Known(event.id(), event.labels(), event.description()));
    }
  }

  /** All, in rising order of ids. */
  Collection<Known> all() {
    return events.values();
  }

  /** The event of this id or label. */
  public Optional<Known> called(String text) {
    return events.values().stream()
        .filter(
            event ->
                event.id().value().equals(text)
                    || event.labels().values().stream().anyMatch(text::equalsIgnoreCase))
        .findFirst();
  }

  /** What the definition rests on. */
  public AskedEvent asked(EventId id) {
    Optional<AskedEvent> stated =
        ontology.evidence(id).map(event -> EvidenceQuery.of(event, ontology));
    return stated
        .or(() -> ontology.event(id).map(event -> PatternQuery.of(event, ontology)))
        .orElseThrow(() -> new IllegalArgumentException("no event is called " + id));
  }

  /** Whether anybody looked in the index for what speaks for the event. */
  boolean isScorable(AskedEvent event) {
    return Stream.concat(
            event.query().evidence().stream(),
            event.query().sequences().stream().map(ConceptQuery.Sequence::then))
        .flatMap(term -> term.seenAs().stream())
        .anyMatch(available::contains);
  }
}
