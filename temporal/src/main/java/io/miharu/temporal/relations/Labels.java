package io.miharu.temporal.relations;

import io.miharu.core.ConceptId;
import java.util.Set;

/** The labels that the concepts of this package ask about. */
final class Labels {

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId MOVING_REGION = ConceptId.of("moving-region");
  private static final ConceptId STATIC_OBJECT = ConceptId.of("static-object");
  private static final ConceptId VACATED_PLACE = ConceptId.of("vacated-place");
  private static final Set<ConceptId> CARS =
      Set.of(ConceptId.of("car"), ConceptId.of("truck"), ConceptId.of("bus"));
  private static final Set<ConceptId> TWO_WHEELERS =
      Set.of(ConceptId.of("bicycle"), ConceptId.of("motorcycle"));

  private Labels() {}

  static boolean isPerson(ConceptId label) {
    return label.equals(PERSON);
  }

  static boolean isMovingRegion(ConceptId label) {
    return label.equals(MOVING_REGION);
  }

  static boolean isStaticObject(ConceptId label) {
    return label.equals(STATIC_OBJECT);
  }

  static boolean isVacatedPlace(ConceptId label) {
    return label.equals(VACATED_PLACE);
  }

  /** Reported by the background model for standing still: it does not walk. */
  static boolean isStill(ConceptId label) {
    return label.equals(STATIC_OBJECT) || label.equals(VACATED_PLACE);
  }

  /** Cars, trucks and buses: what one can sit in. */
  static boolean isCar(ConceptId label) {
    return CARS.contains(label);
  }

  static boolean isTwoWheeler(ConceptId label) {
    return TWO_WHEELERS.contains(label);
  }

  /** Cars, trucks, buses, bicycles and motorcycles. */
  static boolean isVehicle(ConceptId label) {
    return CARS.contains(label) || TWO_WHEELERS.contains(label);
  }
}
