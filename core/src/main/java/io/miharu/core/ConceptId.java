package io.miharu.core;

import java.util.regex.Pattern;

/**
 * The name of something that can be seen: an object, a part, an action, a relation. It is the local
 * name of the concept in the ontology, in kebab case: {@code traffic-light}. Immutable.
 */
public record ConceptId(String value) implements Comparable<ConceptId> {

  static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public ConceptId {
    if (!KEBAB_CASE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a concept id is words of a-z and 0-9 joined by '-', got \"%s\"".formatted(value));
    }
  }

  public static ConceptId of(String value) {
    return new ConceptId(value);
  }

  @Override
  public int compareTo(ConceptId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
