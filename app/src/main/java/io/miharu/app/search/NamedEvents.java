package io.miharu.app.search;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.index.ConceptQuery.Sequence;
import io.miharu.events.index.ConceptQuery.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A sentence that names events, as one question: their definitions, and what else the sentence
 * says. Where two parts speak of one concept the first counts, and what the user says himself comes
 * before a definition: nothing that is asked for speaks against.
 */
final class NamedEvents {

  private NamedEvents() {}

  /**
   * @param text as the user wrote it
   * @param events at least one
   * @param besides the rest of the sentence, where it means something
   */
  static AskedEvent joined(String text, List<AskedEvent> events, Optional<AskedEvent> besides) {
    List<AskedEvent> parts = new ArrayList<>();
    besides.ifPresent(parts::add);
    parts.addAll(events);
    Map<ConceptId, Term> evidence = new LinkedHashMap<>();
    Map<ConceptId, Term> excluded = new LinkedHashMap<>();
    Map<ConceptId, Term> required = new LinkedHashMap<>();
    Map<String, Sequence> sequences = new LinkedHashMap<>();
    Map<String, String> because = new TreeMap<>();
    for (AskedEvent part : parts) {
      ConceptQuery query = part.query();
      query.evidence().forEach(term -> evidence.putIfAbsent(term.concept(), term));
      query.excluded().forEach(term -> excluded.putIfAbsent(term.concept(), term));
      query.required().forEach(term -> required.putIfAbsent(term.concept(), term));
      query.sequences().forEach(order -> sequences.putIfAbsent(order.name(), order));
      part.because().forEach(because::putIfAbsent);
    }
    excluded.keySet().removeAll(evidence.keySet());
    excluded.keySet().removeAll(required.keySet());
    List<String> remarks = new ArrayList<>();
    for (AskedEvent event : events) {
      remarks.add(
          "\"%s\" is an event of the ontology and taken by its definition; see miharu ontology show %s"
              .formatted(event.label(), event.name()));
    }
    besides.ifPresent(part -> remarks.addAll(part.remarks()));
    return new AskedEvent(
            text,
            text,
            new ConceptQuery(
                List.copyOf(evidence.values()),
                List.copyOf(excluded.values()),
                List.copyOf(required.values()),
                List.copyOf(sequences.values()),
                ConceptQuery.Decision.ZERO_SHOT),
            because)
        .withRemarks(remarks);
  }
}
