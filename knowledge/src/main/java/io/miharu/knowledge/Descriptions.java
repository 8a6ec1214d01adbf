package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.events.EventDefinition;
import io.miharu.events.PatternWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what is known of an id into lines for people. */
final class Descriptions {

  private Descriptions() {}

  static List<String> of(Ontology ontology, String id) {
    List<String> lines = new ArrayList<>();
    for (EventDefinition event : ontology.events()) {
      if (event.id().value().equals(id)) {
        describe(event, lines);
      }
    }
    for (ConceptEntry concept : ontology.concepts()) {
      if (concept.id().value().equals(id)) {
        describe(ontology, concept, lines);
      }
    }
    return lines;
  }

  private static void describe(EventDefinition event, List<String> lines) {
    lines.add("event " + event.rule() + " (" + event.group() + ")");
    lines.add("  " + event.label("en") + " / " + event.label("ja"));
    if (!event.description().isEmpty()) {
      lines.add("  " + event.description());
    }
    lines.add("  about: " + event.subject().map(ConceptId::value).orElse("the scene"));
    lines.add("  when:  " + PatternWords.of(event.pattern()));
    lines.add(
        "  on %s, off %s, merge %s, cooldown %s, min probability %s"
            .formatted(
                seconds(event.timing().on()),
                seconds(event.timing().off()),
                seconds(event.timing().merge()),
                seconds(event.timing().cooldown()),
                event.minProbability()));
  }

  private static void describe(Ontology ontology, ConceptEntry concept, List<String> lines) {
    lines.add("concept " + concept.id() + " (" + concept.kind() + ")");
    lines.add(
        "  " + ontology.label(concept.id(), "en") + " / " + ontology.label(concept.id(), "ja"));
    if (!concept.comment().isEmpty()) {
      lines.add("  " + concept.comment());
    }
    lines.add("  is a kind of: " + others(ontology.superclasses(concept.id()), concept.id()));
    lines.add("  satisfied by: " + others(ontology.satisfying(concept.id()), concept.id()));
  }

  private static String others(Iterable<ConceptId> ids, ConceptId self) {
    List<ConceptId> others = new ArrayList<>();
    ids.forEach(others::add);
    others.remove(self);
    return others.isEmpty()
        ? "nothing else"
        : others.stream().map(ConceptId::value).collect(Collectors.joining(", "));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3g s", duration.toNanos() / 1e9);
  }
}
