package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ontology says of a concept. Immutable.
 *
 * @param kind {@code object}, {@code attribute}, {@code motion}, {@code relation}, {@code place},
 *     {@code state}, or {@code concept} where a file does not say more
 * @param labels its names by language
 * @param parents its direct superclasses, in rising order
 * @param phrase how English says that it holds of its subject
 * @param comment what it means; empty where the name says it all
 */
public record ConceptEntry(
    ConceptId id,
    String kind,
    Map<String, String> labels,
    List<ConceptId> parents,
    Optional<String> phrase,
    String comment) {

  public ConceptEntry {
    labels = Map.copyOf(labels);
    parents = List.copyOf(parents);
  }
}
