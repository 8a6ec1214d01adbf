package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;

/**
 * What a picture shows somewhere, as far as its labeller knows. Immutable.
 *
 * @param label one of {@link DetectorLabels#ALL}
 * @param box px
 * @param confidence of the labeller that something is there, in [0, 1]; 1 of an exact truth
 * @param share of the labeller's votes that went to the label rather than to others, in (0, 1]
 * @param trust what may be learnt from it
 */
public record LabelledBox(ConceptId label, Box box, float confidence, float share, Trust trust) {

  /** What may be learnt from a box. */
  public enum Trust {
    /** It is there. */
    SURE,
    /** It was missed in this frame, but seen just before and after. */
    REPAIRED,
    /** Nobody knows whether it is there: nothing may be learnt here, neither yes nor no. */
    UNSURE
  }

  public LabelledBox {
    if (!(confidence >= 0 && confidence <= 1 && share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "confidence and share lie in [0, 1], got %s and %s".formatted(confidence, share));
    }
  }

  /** Of an exact truth. */
  public static LabelledBox exact(ConceptId label, Box box) {
    return new LabelledBox(label, box, 1, 1, Trust.SURE);
  }

  /** Whether it counts as a thing to be found. */
  public boolean isThing() {
    return trust != Trust.UNSURE;
  }

  LabelledBox at(Box other) {
    return new LabelledBox(label, other, confidence, share, trust);
  }
}
