package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the labels of one vocabulary mean, however a published list spells them. Immutable. */
public final class VocabularyLabels {

  private final List<ConceptEntry> concepts;
  private final SortedMap<String, List<ConceptId>> spelled = new TreeMap<>();

  /**
   * @param concepts of the vocabulary, in the order of its networks' outputs
   */
  VocabularyLabels(List<ConceptEntry> concepts) {
    this.concepts = List.copyOf(concepts);
    for (ConceptEntry concept : concepts) {
      for (String name : LabelSpelling.names(concept)) {
        spelled.computeIfAbsent(name, unused -> new ArrayList<>()).add(concept.id());
      }
    }
  }

  /** How many concepts the vocabulary has; 0 of an unknown one. */
  public int size() {
    return concepts.size();
  }

  /** The concept that a label means; empty when it is unknown, or means several. */
  public Optional<ConceptId> concept(String label) {
    List<ConceptId> meant = meant(label);
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  /** The same, where the label means several and the output's number says which. */
  public Optional<ConceptId> concept(String label, int number) {
    return concept(label)
        .or(
            () ->
                number >= 0
                        && number < concepts.size()
                        && meant(label).contains(concepts.get(number).id())
                    ? Optional.of(concepts.get(number).id())
                    : Optional.empty());
  }

  private List<ConceptId> meant(String label) {
    return spelled.getOrDefault(LabelSpelling.plain(label), List.of());
  }
}
