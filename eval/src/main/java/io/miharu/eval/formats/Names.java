package io.miharu.eval.formats;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import java.util.Locale;

/** Names of other worlds as ids of ours: {@code Person_Enters_Vehicle} is person-enters-vehicle. */
final class Names {

  /** What a thing is called that nobody named. */
  static final ConceptId UNKNOWN = ConceptId.of("unknown");

  private Names() {}

  static ConceptId concept(String name) {
    String kebab = kebab(name);
    return kebab.isEmpty() ? UNKNOWN : ConceptId.of(kebab);
  }

  static EventId event(String name) {
    String kebab = kebab(name);
    return kebab.isEmpty() ? EventId.of("unknown") : EventId.of(kebab);
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }

  /** A video's name that can be a file's. */
  static String fileName(String video) {
    String safe = video.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    return safe.isBlank() || safe.matches("\\.+") ? "video" : safe;
  }
}
