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
    for (EvidenceDefinition event : ontology.evidence()) {
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

  private static void describe(EvidenceDefinition event, List<String> lines) {
    lines.add(
        "event %s@%d (%s), by evidence".formatted(event.id(), event.version(), event.group()));
    lines.add("  " + event.label("en") + " / " + event.label("ja"));
    if (!event.description().isEmpty()) {
      lines.add("  " + event.description());
    }
    for (EvidenceDefinition.Evidence one : event.evidence()) {
      lines.add(
          "  for:     %.2f  %s (%s)"
              .formatted(
                  one.weight(), one.concept(), one.pooling().name().toLowerCase(Locale.ROOT)));
    }
    for (EvidenceDefinition.Exclusion one : event.excludes()) {
      lines.add("  against: %.2f  %s".formatted(one.weight(), one.concept()));
    }
    for (EvidenceDefinition.Sequence one : event.sequences()) {
      lines.add(
          "  order:   %.2f  %s, then %s within %s"
              .formatted(one.weight(), one.first(), one.then(), seconds(one.within())));
    }
    list("  needs:   ", event.requires(), lines);
    list("  where:   ", event.places(), lines);
    list("  parts:   ", event.parts(), lines);
  }

  private static void list(String head, List<?> things, List<String> lines) {
    if (!things.isEmpty()) {
      lines.add(head + things.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  private static void describe(Ontology ontology, ConceptEntry concept, List<String> lines) {
    lines.add("concept " + concept.id() + " (" + concept.kind() + ")");
    lines.add(
        "  " + ontology.label(concept.id(), "en") + " / " + ontology.label(concept.id(), "ja"));
    if (!concept.comment().isEmpty()) {
      lines.add("  " + concept.comment());
    }
    if (!concept.alternatives().isEmpty()) {
      lines.add("  also called: " + String.join(", ", concept.alternatives()));
    }
    if (!concept.numbers().isEmpty()) {
      lines.add(
          "  named by: "
              + concept.numbers().entrySet().stream()
                  .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                  .collect(Collectors.joining(", ")));
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
