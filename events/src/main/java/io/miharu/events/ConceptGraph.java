package io.miharu.events;

import io.miharu.core.ConceptId;
import java.util.Optional;
import java.util.Set;

/** What events ask of concepts. Implementations are immutable and answer from memory. */
public interface ConceptGraph {

  /**
   * Whether seeing {@code seen} is seeing {@code wanted}: they are the same, or {@code wanted} is a
   * superclass at any distance. A truck satisfies a vehicle, a vehicle does not satisfy a truck.
   */
  boolean satisfies(ConceptId seen, ConceptId wanted);

  /** Every concept that satisfies {@code wanted}, itself included, in rising order of ids. */
  Set<ConceptId> satisfying(ConceptId wanted);

  /**
   * The concept's name for people.
   *
   * @param language {@code en} or {@code ja}; English stands in where there is no such label, and
   *     the id where there is none at all
   */
  String label(ConceptId concept, String language);

  /**
   * How English says of a subject that the concept holds: {@code "was inside a restricted zone"}.
   * Empty for things, which are simply there.
   */
  Optional<String> phrase(ConceptId concept);
}
