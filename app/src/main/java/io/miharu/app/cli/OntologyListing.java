package io.miharu.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.console.UsageException;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.EvidenceDefinition;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.VocabularyEntry;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code ontology list} prints. */
final class OntologyListing {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is listed. */
  enum Subject {
    EVENTS,
    CONCEPTS,
    VOCABULARIES
  }

  /** One event, whatever it rests on. */
  private record Row(
      EventId id, int version, String group, String en, String ja, String description, String by) {}

  private final Ontology ontology;
  private final Optional<String> vocabulary;

  /**
   * @param vocabulary whose concepts; without one, all
   */
  OntologyListing(Ontology ontology, Optional<String> vocabulary) {
    this.ontology = ontology;
    this.vocabulary = vocabulary;
    List<String> known = ontology.vocabularies().stream().map(VocabularyEntry::id).toList();
    if (vocabulary.isPresent() && !known.contains(vocabulary.get())) {
      throw new UsageException(
          "no vocabulary is called %s; known are %s"
              .formatted(vocabulary.get(), String.join(", ", known)));
    }
  }

  void print(Subject subject, PrintWriter out) {
    switch (subject) {
      case VOCABULARIES -> {
        for (VocabularyEntry entry : ontology.vocabularies()) {
          out.printf(
              Locale.ROOT,
              "%-12s %5d  %-18s %s%n",
              entry.id(),
              entry.size(),
              entry.title(),
              entry.comment());
        }
      }
      case CONCEPTS -> concepts().forEach(concept -> print(concept, out));
      case EVENTS -> {
        for (Row row : rows()) {
          out.printf(
              Locale.ROOT, "%-36s %-14s %-36s %s%n", row.id(), row.group(), row.en(), row.ja());
        }
      }
    }
  }

  private void print(ConceptEntry concept, PrintWriter out) {
    vocabulary.ifPresent(name -> out.printf(Locale.ROOT, "%4d ", concept.numbers().get(name)));
    out.printf(
        Locale.ROOT,
        "%-28s %-10s %-32s %s%n",
        concept.id(),
        concept.kind(),
        concept.name(),
        concept.labels().getOrDefault("ja", ""));
  }

  String json(Subject subject) {
    ArrayNode list = JSON.createArrayNode();
    switch (subject) {
      case VOCABULARIES -> ontology.vocabularies().forEach(entry -> add(entry, list.addObject()));
      case CONCEPTS -> concepts().forEach(concept -> add(concept, list.addObject()));
      case EVENTS -> rows().forEach(row -> add(row, list.addObject()));
    }
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of plain nodes did not serialise", impossible);
    }
  }

  private static void add(VocabularyEntry entry, ObjectNode node) {
    node.put("vocabulary", entry.id());
    node.put("label", entry.title());
    node.put("size", entry.size());
    node.put("description", entry.comment());
  }

  private static void add(ConceptEntry concept, ObjectNode node) {
    node.put("concept", concept.id().value());
    node.put("kind", concept.kind());
    node.put("label", concept.labels().getOrDefault("en", ""));
    node.put("labelJa", concept.labels().getOrDefault("ja", ""));
    ArrayNode parents = node.putArray("parents");
    concept.parents().forEach(parent -> parents.add(parent.value()));
    ObjectNode numbers = node.putObject("vocabularies");
    concept.numbers().forEach(numbers::put);
  }

  private static void add(Row row, ObjectNode node) {
    node.put("event", row.id().value());
    node.put("version", row.version());
    node.put("group", row.group());
    node.put("label", row.en());
    node.put("labelJa", row.ja());
    node.put("description", row.description());
    node.put("by", row.by());
  }

  private Collection<ConceptEntry> concepts() {
    return vocabulary
        .<Collection<ConceptEntry>>map(ontology::concepts)
        .orElseGet(ontology::concepts);
  }

  private Collection<Row> rows() {
    SortedMap<EventId, Row> rows = new TreeMap<>();
    for (EvidenceDefinition event : ontology.evidence()) {
      rows.put(
          event.id(),
          new Row(
              event.id(),
              event.version(),
              event.group(),
              event.label("en"),
              event.label("ja"),
              event.description(),
              "evidence"));
    }
    for (EventDefinition event : ontology.events()) {
      rows.put(
          event.id(),
          new Row(
              event.id(),
              event.version(),
              event.group(),
              event.label("en"),
              event.label("ja"),
              event.description(),
              rows.containsKey(event.id()) ? "pattern and evidence" : "pattern"));
    }
    return rows.values();
  }
}
