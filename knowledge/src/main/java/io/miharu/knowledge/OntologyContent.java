package io.miharu.knowledge;

import io.miharu.events.EventDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that files say, as plain data: what scoring needs, and what further files build on.
 * Immutable.
 *
 * @param vocabularies in rising order of ids
 * @param concepts in rising order of ids
 * @param events those with a pattern, in rising order of ids
 * @param evidence those with evidence, in rising order of ids
 * @param homes which file defines what: {@code c:car} to {@code concepts.ttl}
 */
record OntologyContent(
    List<VocabularyEntry> vocabularies,
    List<ConceptEntry> concepts,
    List<EventDefinition> events,
    List<EvidenceDefinition> evidence,
    Map<String, String> homes) {

  static final OntologyContent EMPTY =
      new OntologyContent(List.of(), List.of(), List.of(), List.of(), Map.of());

  OntologyContent {
    vocabularies = List.copyOf(vocabularies);
    concepts = List.copyOf(concepts);
    events = List.copyOf(events);
    evidence = List.copyOf(evidence);
    homes = Collections.unmodifiableMap(new TreeMap<>(homes));
  }
}
