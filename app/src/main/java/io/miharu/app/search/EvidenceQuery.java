package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Sequence;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.ZeroShotQuery;
import io.miharu.knowledge.EvidenceDefinition;
import io.miharu.knowledge.Ontology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an event's definition states of concepts, as a query: evidence, places, what is required and
 * excluded, and orders in time; event detection, sections 2 and 6. A concept is seen as whatever
 * satisfies it, so evidence on a class holds for its subclasses.
 */
final class EvidenceQuery {

  private static final String STATED = "stated in the ontology";

  /** Orders in time are taken from the definition, so any step will do. */
  private static final Duration ANY_STEP = Duration.ofSeconds(1);

  private EvidenceQuery() {}

  static AskedEvent of(EvidenceDefinition event, Ontology ontology) {
    Map<ConceptId, Term> evidence = new LinkedHashMap<>();
    Map<ConceptId, Term> excluded = new LinkedHashMap<>();
    Map<String, String> because = new TreeMap<>();
    for (ZeroShotQuery.Evidence one : event.query(ANY_STEP).evidence()) {
      ConceptId concept = one.weight().concept();
      double weight = one.weight().weight();
      Term term = PatternQuery.term(concept, ontology, Math.abs(weight), one.pooling());
      (weight > 0 ? evidence : excluded).put(concept, term);
      because.put(concept.value(), STATED);
    }
    for (ConceptId place : event.places()) {
      if (event.evidence().stream().noneMatch(one -> one.concept().equals(place))) {
        because.put(place.value(), STATED + " as its place");
      }
    }
    List<Term> required = new ArrayList<>();
    for (ConceptId concept : event.requires()) {
      required.add(PatternQuery.term(concept, ontology, 1));
      because.putIfAbsent(concept.value(), STATED + " as required");
    }
    List<Sequence> sequences = new ArrayList<>();
    for (EvidenceDefinition.Sequence order : event.sequences()) {
      Sequence sequence =
          new Sequence(
              PatternQuery.term(order.first(), ontology, 1),
              PatternQuery.term(order.then(), ontology, 1),
              order.within().toNanos() / 1e9,
              order.weight());
      sequences.add(sequence);
      because.put(sequence.name(), STATED);
    }
    return new AskedEvent(
        event.id().value(),
        event.label("en"),
        new ConceptQuery(
            List.copyOf(evidence.values()),
            List.copyOf(excluded.values()),
            required,
            sequences,
            ConceptQuery.Decision.ZERO_SHOT),
        because);
  }
}
