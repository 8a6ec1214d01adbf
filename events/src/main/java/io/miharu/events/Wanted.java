package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.Zone;
import java.util.Locale;
import java.util.Optional;

/** A concept that some pattern asks for, in a zone of that name where one is given. Immutable. */
record Wanted(ConceptId concept, Optional<String> zone) {

  static Wanted of(ConceptId concept) {
    return new Wanted(concept, Optional.empty());
  }

  static Wanted of(EventPattern.InsideZone inside) {
    return new Wanted(inside.kind().map(Wanted::insideKind).orElse(INSIDE), inside.name());
  }

  private static final ConceptId INSIDE = ConceptId.of("inside-zone");

  /** {@code inside-one-way-zone} for {@link Zone.Kind#ONE_WAY}. */
  private static ConceptId insideKind(Zone.Kind kind) {
    return ConceptId.of(
        "inside-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-zone");
  }
}
