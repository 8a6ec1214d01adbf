package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;

/**
 * A concept that an event rests on.
 *
 * @param weight r_c, signed and not 0: negative speaks against the event
 * @param why where the weight comes from
 */
public record ConceptWeight(ConceptId concept, double weight, Relatedness why) {

  public ConceptWeight {
    if (!(Double.isFinite(weight) && weight != 0)) {
      throw new IllegalArgumentException(
          "%s: a weight must be finite and not 0, got %s".formatted(concept, weight));
    }
  }

  /** With a stated weight. */
  public static ConceptWeight stated(ConceptId concept, double weight) {
    return new ConceptWeight(concept, weight, Relatedness.explicit(concept, weight));
  }
}
