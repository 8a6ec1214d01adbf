package io.miharu.core;

/**
 * The name of an event: the local name of its definition in the ontology, in kebab case: {@code
 * left-behind-object}. Immutable.
 */
public record EventId(String value) implements Comparable<EventId> {

  public EventId {
    if (!ConceptId.KEBAB_CASE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an event id is words of a-z and 0-9 joined by '-', got \"%s\"".formatted(value));
    }
  }

  public static EventId of(String value) {
    return new EventId(value);
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
