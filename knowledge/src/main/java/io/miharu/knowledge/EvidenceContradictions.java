package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.List;
import java.util.Optional;

/** Finds what no video can satisfy, or what speaks for and against an event at once. */
final class EvidenceContradictions {

  /** What is wrong. */
  record Found(String what, String cure) {}

  private EvidenceContradictions() {}

  /** The first in order of exclusions: whatever is needed or counts must not be excluded. */
  static Optional<Found> in(EvidenceDefinition event, Taxonomy taxonomy) {
    for (EvidenceDefinition.Exclusion exclusion : event.excludes()) {
      ConceptId excluded = exclusion.concept();
      Optional<Found> found =
          clash(event.requires(), excluded, taxonomy, "requires")
              .or(
                  () ->
                      clash(
                          event.evidence().stream()
                              .map(EvidenceDefinition.Evidence::concept)
                              .toList(),
                          excluded,
                          taxonomy,
                          "has as evidence"))
              .or(() -> clash(event.places(), excluded, taxonomy, "takes place in"));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> clash(
      List<ConceptId> wanted, ConceptId excluded, Taxonomy taxonomy, String how) {
    for (ConceptId concept : wanted) {
      if (taxonomy.satisfies(concept, excluded)) {
        String what =
            concept.equals(excluded)
                ? "it %s c:%s and excludes it".formatted(how, concept)
                : "it %s c:%s and excludes c:%s, which every c:%s is"
                    .formatted(how, concept, excluded, concept);
        return Optional.of(new Found(what, "remove c:%s from one of the two".formatted(excluded)));
      }
    }
    return Optional.empty();
  }
}
