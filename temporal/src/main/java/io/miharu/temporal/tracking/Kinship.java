package io.miharu.temporal.tracking;

import io.miharu.core.ConceptId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The number of each label's family. Asked for every pair of boxes of every look. */
  private static final Map<ConceptId, Integer> FAMILY_OF =
      families(
          List.of("car", "truck", "bus", "train"),
          List.of("bicycle", "motorcycle"),
          List.of("backpack", "handbag", "suitcase"),
          List.of("cat", "dog", "horse", "sheep", "cow", "bear"));

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
    if (one.equals(other)) {
      return false;
    }
    Integer family = FAMILY_OF.get(one);
    return family != null && family.equals(FAMILY_OF.get(other));
  }

  @SafeVarargs
  private static Map<ConceptId, Integer> families(List<String>... families) {
    Map<ConceptId, Integer> numbers = new HashMap<>();
    for (int i = 0; i < families.length; i++) {
      for (String label : families[i]) {
        numbers.put(ConceptId.of(label), i);
      }
    }
    return Map.copyOf(numbers);
  }
}
