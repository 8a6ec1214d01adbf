package io.miharu.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels that detectors give to the same thing in turn: a van is a car in one look and a truck in
 * the next. Immutable.
 */
public final class LabelFamilies {

  /** Every label is for itself. */
  public static final LabelFamilies NONE = new LabelFamilies(List.of());

  private final List<List<ConceptId>> all;

  /** The number of each label's family. */
  private final Map<ConceptId, Integer> numbers = new HashMap<>();

  /**
   * Families of labels.
   *
   * @throws IllegalArgumentException when a label is in two of them
   */
  public LabelFamilies(List<List<ConceptId>> families) {
    List<List<ConceptId>> copies = new ArrayList<>();
    for (List<ConceptId> family : families) {
      for (ConceptId label : family) {
        if (numbers.putIfAbsent(label, copies.size()) != null) {
          throw new IllegalArgumentException(
              "a label belongs to one family, got %s twice in %s".formatted(label, families));
        }
      }
      copies.add(List.copyOf(family));
    }
    this.all = List.copyOf(copies);
  }

  /** The families that were given. */
  public List<List<ConceptId>> all() {
    return all;
  }

  /** Whether these are one label, or two of a family. */
  public boolean areOne(ConceptId label, ConceptId other) {
    return label.equals(other) || areSiblings(label, other);
  }

  /** Whether these are two different labels of a family. */
  public boolean areSiblings(ConceptId label, ConceptId other) {
    Integer family = numbers.get(label);
    return family != null && !label.equals(other) && family.equals(numbers.get(other));
  }

  /** The first of a label's family, the label itself where it has none. */
  public ConceptId head(ConceptId label) {
    Integer family = numbers.get(label);
    return family == null ? label : all.get(family).get(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelFamilies families && families.all.equals(all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
