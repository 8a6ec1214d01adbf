package io.miharu.knowledge.relatedness;

import io.miharu.core.ConceptId;

/**
 * An event or a concept by its words.
 *
 * @param id its place in the taxonomy, if it has one there
 * @param name English, a few words
 * @param definition one English sentence; empty where there is none
 */
public record Term(ConceptId id, String name, String definition) {

  public Term {
    if (name.isBlank()) {
      throw new IllegalArgumentException(id + " needs a name, got a blank one");
    }
  }
}
