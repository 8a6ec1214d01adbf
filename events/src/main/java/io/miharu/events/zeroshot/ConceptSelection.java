package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;
import io.miharu.events.ConceptGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which concepts an event rests on: few, related, and covering different things.
 *
 * <p>Source: event detection, section 5. Kept are the concepts with |r| of at least the minimum, at
 * most K of them by |r| times specificity; dropped are vetoed ones, and ancestors of a kept one
 * unless stated. Equal ones go in rising order of ids. Thread-safe.
 */
public final class ConceptSelection {

  private final SelectionSettings settings;

  public ConceptSelection(SelectionSettings settings) {
    this.settings = settings;
  }

  /**
   * @param event for messages
   * @param related one entry per available concept
   * @param vetoed concepts that the event never rests on
   * @param graph says which is an ancestor of which
   * @return the most related first
   * @throws NotScorableException when none is left
   */
  public List<ConceptWeight> select(
      String event, List<Relatedness> related, Set<ConceptId> vetoed, ConceptGraph graph)
      throws NotScorableException {
    List<Relatedness> candidates = new ArrayList<>();
    int vetoes = 0;
    for (Relatedness one : related) {
      if (vetoed.contains(one.concept())) {
        vetoes++;
      } else if (one.value() != 0 && Math.abs(one.value()) >= settings.minimum()) {
        candidates.add(one);
      }
    }
    candidates.sort(
        Comparator.<Relatedness>comparingDouble(r -> -Math.abs(r.value()) * r.specificity())
            .thenComparing(Relatedness::concept));
    List<Relatedness> kept = new ArrayList<>();
    for (Relatedness one : candidates) {
      if (kept.size() < settings.most() && !(one.explicit().isEmpty() && above(one, kept, graph))) {
        kept.removeIf(other -> other.explicit().isEmpty() && above(other, List.of(one), graph));
        kept.add(one);
      }
    }
    if (kept.isEmpty()) {
      throw new NotScorableException(
          "%s cannot be scored: of %d concepts %d are vetoed and none of the others is related by %s or more; name other words, state a relation, or give examples"
              .formatted(event, related.size(), vetoes, settings.minimum()));
    }
    return kept.stream().map(this::weigh).toList();
  }

  private ConceptWeight weigh(Relatedness one) {
    double r = one.value();
    double weight = one.explicit().isPresent() ? r : Math.pow(r, settings.sharpness());
    return new ConceptWeight(one.concept(), weight, one);
  }

  /** Whether {@code one} is a true superclass of one of {@code others}. */
  private static boolean above(Relatedness one, List<Relatedness> others, ConceptGraph graph) {
    return others.stream()
        .anyMatch(
            other ->
                !other.concept().equals(one.concept())
                    && graph.satisfies(other.concept(), one.concept()));
  }
}
