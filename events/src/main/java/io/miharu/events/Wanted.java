package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.Zone;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A concept that some pattern asks for, in a zone of that name where one is given. Its hash is
 * worked out once, since scenes are asked by it at every moment. Immutable.
 */
final class Wanted {

  private final ConceptId concept;
  private final Optional<String> zone;
  private final int hash;

  private Wanted(ConceptId concept, Optional<String> zone) {
    this.concept = concept;
    this.zone = zone;
    hash = 31 * concept.hashCode() + zone.hashCode();
  }

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

  ConceptId concept() {
    return concept;
  }

  Optional<String> zone() {
    return zone;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Wanted wanted
            && wanted.hash == hash
            && wanted.concept.equals(concept)
            && wanted.zone.equals(zone));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return concept + zone.map(name -> " in " + name).orElse("");
  }
}
