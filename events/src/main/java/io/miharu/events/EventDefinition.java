package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import java.util.Map;
import java.util.Optional;

/**
 * What an event is: a name, a pattern over concepts, and how long things must last. Plain data, so
 * it can be stored, printed and rewritten without running anything. Immutable.
 *
 * @param id its name in kebab case
 * @param version from 1; rises when the meaning changes
 * @param labels its name for people by language, {@code en} at least
 * @param description one or two English sentences: what fires it and what does not
 * @param group what it belongs to: {@code surveillance}, {@code dashcam}, or a user's own word
 * @param subject whom it is about. Present: the event is judged for each track that is such a thing
 *     or a subclass of it, one hit per track. Absent: it is judged once, for the scene
 * @param pattern what must be seen
 * @param timing how long
 * @param minProbability in [0, 1]: a hit below it is not reported. It gates the whole, never the
 *     parts, which have their own
 */
public record EventDefinition(
    EventId id,
    int version,
    Map<String, String> labels,
    String description,
    String group,
    Optional<ConceptId> subject,
    EventPattern pattern,
    Timing timing,
    float minProbability) {

  public EventDefinition {
    if (version < 1) {
      throw new IllegalArgumentException(
          "event %s: versions start at 1, got %d".formatted(id, version));
    }
    labels = Map.copyOf(labels);
    if (!labels.containsKey("en")) {
      throw new IllegalArgumentException(
          "event %s needs a label in English (en), got labels in %s"
              .formatted(id, labels.keySet().stream().sorted().toList()));
    }
    Checks.probability("minProbability", minProbability);
  }

  /** The rule's name in results: {@code intrusion@1}. */
  public String rule() {
    return id + "@" + version;
  }

  /** Its name for people; English where there is no label in that language. */
  public String label(String language) {
    String label = labels.get(language);
    return label != null ? label : labels.getOrDefault("en", id.value());
  }

  public EventDefinition withMinProbability(float newMinProbability) {
    return new EventDefinition(
        id, version, labels, description, group, subject, pattern, timing, newMinProbability);
  }

  public EventDefinition withTiming(Timing newTiming) {
    return new EventDefinition(
        id, version, labels, description, group, subject, pattern, newTiming, minProbability);
  }
}
