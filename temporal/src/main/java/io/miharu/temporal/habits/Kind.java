package io.miharu.temporal.habits;

import io.miharu.core.ConceptId;
import java.util.Set;

/** Who is where: habits are kept for each kind apart, since cars do not go where people walk. */
public enum Kind {
  PERSON,
  TWO_WHEELER,
  VEHICLE,
  OTHER;

  private static final Set<String> TWO_WHEELERS = Set.of("bicycle", "motorcycle");
  private static final Set<String> VEHICLES = Set.of("car", "truck", "bus", "train");

  /** The kind of a track's label; what only moves, and animals and things, are {@link #OTHER}. */
  public static Kind of(ConceptId label) {
    String name = label.value();
    if (name.equals("person")) {
      return PERSON;
    }
    if (TWO_WHEELERS.contains(name)) {
      return TWO_WHEELER;
    }
    return VEHICLES.contains(name) ? VEHICLE : OTHER;
  }
}
