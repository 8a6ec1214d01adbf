package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the ontology says of a concept. Immutable.
 *
 * @param kind {@code object}, {@code attribute}, {@code motion}, {@code action}, {@code relation},
 *     {@code place}, {@code scene}, {@code state}, or {@code concept} where a file does not say
 *     more
 * @param labels its names by language, in rising order of languages
 * @param alternatives other names, in rising order; a vocabulary's own spelling is among them
 * @param parents its direct superclasses, in rising order
 * @param mappings what it is to concepts of other vocabularies, as stated of it
 * @param numbers which output it is of the networks of a vocabulary, from 0, by vocabulary
 * @param phrase how English says that it holds of its subject
 * @param comment what it means; empty where the name says it all
 */
public record ConceptEntry(
    ConceptId id,
    String kind,
    Map<String, String> labels,
    List<String> alternatives,
    List<ConceptId> parents,
    List<Mapping> mappings,
    Map<String, Integer> numbers,
    Optional<String> phrase,
    String comment) {

  /** How one concept lies to another. */
  public enum Match {
    /** Two names for one thing: seeing either is seeing the other. */
    EXACT,
    /** The other is wider: seeing this is seeing the other. */
    BROAD,
    /** Near; nothing follows. */
    CLOSE
  }

  /** This concept is to {@code other} a {@code match}. */
  public record Mapping(Match match, ConceptId other) {}

  public ConceptEntry {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    alternatives = List.copyOf(alternatives);
    parents = List.copyOf(parents);
    mappings = List.copyOf(mappings);
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /** Its English name; the id where it has none. */
  public String name() {
    return labels.getOrDefault("en", id.value());
  }
}
