package io.miharu.knowledge.relatedness;

import io.miharu.core.ConceptId;
import io.miharu.events.zeroshot.Relatedness;
import io.miharu.knowledge.words.Meaning;
import io.miharu.knowledge.words.TextVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How related an event is to every concept of a vocabulary.
 *
 * <p>Source: event detection, section 5. Names are read in several sentences, whose vectors are
 * averaged, and the mean of the whole vocabulary is taken off before cosines are taken: what all
 * share ("a video of a person …", being a sport) says nothing, and some names are near to all
 * others (hubs). O(concepts) per event, once their vectors are made. Thread-safe if the vectors
 * are.
 */
public final class ConceptRelatedness {

  private final TextVectors words;
  private final TaxonomyMeasure taxonomy;
  private final List<Term> concepts;
  private final List<Optional<double[]>> names; // of the concepts, in their order
  private final List<Optional<double[]>> definitions;
  private final double[] meanName;
  private final double[] meanDefinition;

  /**
   * @param concepts the vocabulary, at least one; encoded here, which takes some milliseconds each
   */
  public ConceptRelatedness(TextVectors words, TaxonomyMeasure taxonomy, List<Term> concepts) {
    this.words = words;
    this.taxonomy = taxonomy;
    this.concepts = List.copyOf(concepts);
    this.names = concepts.stream().map(this::name).toList();
    this.definitions = concepts.stream().map(this::definition).toList();
    this.meanName = Meaning.mean(names.stream().flatMap(Optional::stream).toList());
    this.meanDefinition = Meaning.mean(definitions.stream().flatMap(Optional::stream).toList());
  }

  /**
   * @param event an event, or a concept taken for one
   * @param stated signed weights that the ontology gives, by concept
   * @return one entry per concept of the vocabulary but the event itself, in its order
   */
  public List<Relatedness> of(Term event, Map<ConceptId, Double> stated) {
    SortedMap<ConceptId, Double> explicit = new TreeMap<>(stated);
    Optional<double[]> eventName = name(event);
    Optional<double[]> eventDefinition = definition(event);
    List<Relatedness> all = new ArrayList<>();
    for (int c = 0; c < concepts.size(); c++) {
      Term concept = concepts.get(c);
      if (!concept.id().equals(event.id())) {
        all.add(
            new Relatedness(
                concept.id(),
                Optional.ofNullable(explicit.get(concept.id())),
                taxonomy.wuPalmer(event.id(), concept.id()),
                cosine(eventName, names.get(c), meanName),
                cosine(eventDefinition, definitions.get(c), meanDefinition),
                taxonomy.specificity(concept.id())));
      }
    }
    return all;
  }

  private Optional<double[]> name(Term term) {
    return words.ofName(term.name());
  }

  private Optional<double[]> definition(Term term) {
    return term.definition().isBlank() ? Optional.empty() : words.vector(term.definition());
  }

  private static double cosine(Optional<double[]> a, Optional<double[]> b, double[] mean) {
    if (a.isEmpty() || b.isEmpty()) {
      return Double.NaN;
    }
    return Meaning.dot(Meaning.unit(minus(a.get(), mean)), Meaning.unit(minus(b.get(), mean)));
  }

  private static double[] minus(double[] vector, double[] mean) {
    double[] rest = vector.clone();
    for (int d = 0; d < rest.length; d++) {
      rest[d] -= mean[d];
    }
    return rest;
  }
}
