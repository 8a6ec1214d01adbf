package io.miharu.temporal.tracking;

import io.miharu.core.ConceptId;
import io.miharu.core.LabelFamilies;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which labels may belong to the same thing.
 *
 * <p>A detector may call the same vehicle a car and then a truck, and a motion detector only says
 * that something moves; but a thing that stands still and was left behind is never a passer-by.
 * Immutable.
 */
final class Kinship {

  static final ConceptId MOVING_REGION = ConceptId.of("moving-region");

  private static final Set<ConceptId> STILL =
      Set.of(ConceptId.of("static-object"), ConceptId.of("vacated-place"));

  private static final LabelFamilies FAMILIES =
      new LabelFamilies(
          List.of(
              family("car", "truck", "bus", "train"),
              family("bicycle", "motorcycle"),
              family("backpack", "handbag", "suitcase"),
              family("cat", "dog", "horse", "sheep", "cow", "bear")));

  private Kinship() {}

  /** Whether the label is of the background model: something new, or gone, that stands still. */
  static boolean isStill(ConceptId label) {
    return STILL.contains(label);
  }

  static boolean mayBeSame(ConceptId one, ConceptId other) {
    if (one.equals(other)) {
      return true;
    }
    if (isStill(one) || isStill(other)) {
      return false;
    }
    if (one.equals(MOVING_REGION) || other.equals(MOVING_REGION)) {
      return true;
    }
    return areSiblings(one, other);
  }

  /** Whether these are two different classes that detectors give to the same thing. */
  static boolean areSiblings(ConceptId one, ConceptId other) {
    return FAMILIES.areSiblings(one, other);
  }

  private static List<ConceptId> family(String... labels) {
    return Stream.of(labels).map(ConceptId::of).toList();
  }
}
