package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;
import java.util.List;

/**
 * What an event is made of, for an answer without any example.
 *
 * <p>Source: event detection, sections 2 and 6. Immutable.
 *
 * @param evidence concepts with signed weights, each pooled its own way; at least one
 * @param required gates: each of them that is not there lowers the score
 * @param sequences orders in time; each enters the weighted mean like a concept
 */
public record ZeroShotQuery(
    List<Evidence> evidence, List<ConceptId> required, List<Sequence> sequences) {

  /** One concept with its pooling. */
  public record Evidence(ConceptWeight weight, Pooling pooling) {}

  /**
   * {@code first}, then {@code then}, at most {@code within} grid steps later.
   *
   * @param weight above 0
   */
  public record Sequence(ConceptId first, ConceptId then, int within, double weight) {

    public Sequence {
      if (within < 1 || !(weight > 0)) {
        throw new IllegalArgumentException(
            "%s then %s: needs within >= 1 step and weight > 0, got %d and %s"
                .formatted(first, then, within, weight));
      }
    }
  }

  public ZeroShotQuery {
    evidence = List.copyOf(evidence);
    required = List.copyOf(required);
    sequences = List.copyOf(sequences);
    if (evidence.isEmpty() && sequences.isEmpty()) {
      throw new IllegalArgumentException(
          "a query needs evidence or a sequence, got neither; requirements alone rank nothing");
    }
    for (Evidence one : evidence) {
      if (one.weight().weight() < 0 && required.contains(one.weight().concept())) {
        throw new IllegalArgumentException(
            "%s is both required and excluded; remove one of the two"
                .formatted(one.weight().concept()));
      }
    }
  }

  /** Evidence alone, all pooled alike. */
  public static ZeroShotQuery of(List<ConceptWeight> weights, Pooling pooling) {
    return new ZeroShotQuery(
        weights.stream().map(weight -> new Evidence(weight, pooling)).toList(),
        List.of(),
        List.of());
  }
}
