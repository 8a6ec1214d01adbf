package io.miharu.app.run;

import io.miharu.app.report.ReportWords;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.Evidence;
import io.miharu.events.ConceptGraph;
import io.miharu.events.EventDefinition;
import io.miharu.events.EvidenceWords;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The ontology as a run uses it: the events it looks for, and the words its report speaks. */
public final class EventVocabulary implements ReportWords {

  private final Ontology ontology;
  private final List<EventDefinition> definitions;
  private final EvidenceWords words;

  private EventVocabulary(Ontology ontology, List<EventDefinition> definitions) {
    this.ontology = ontology;
    this.definitions = List.copyOf(definitions);
    this.words = new EvidenceWords(ontology);
  }

  /**
   * Loads what ships and the user's event files.
   *
   * @throws IOException when a file is refused or cannot be read
   * @throws IllegalArgumentException when an event is asked for that nobody defines
   */
  public static EventVocabulary load(RunSettings settings) throws IOException {
    Ontology ontology =
        settings.eventFiles().isEmpty() ? Ontology.builtIn() : Ontology.load(settings.eventFiles());
    if (settings.events().isEmpty()) {
      return new EventVocabulary(ontology, ontology.events());
    }
    List<EventDefinition> chosen = new ArrayList<>();
    for (EventId id : settings.events().stream().distinct().toList()) {
      chosen.add(ontology.event(id).orElseThrow(() -> unknown(ontology, id)));
    }
    return new EventVocabulary(ontology, chosen);
  }

  private static IllegalArgumentException unknown(Ontology ontology, EventId id) {
    if (ontology.evidence(id).isPresent()) {
      return new IllegalArgumentException(
          "%s is defined by evidence and has no pattern to look for; see miharu ontology show %s"
              .formatted(id, id));
    }
    String known =
        ontology.events().stream()
            .map(definition -> definition.id().value())
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "no event is called %s%s; known are %s"
            .formatted(
                id,
                ontology
                    .nearestEvent(id.value())
                    .map(near -> ", did you mean " + near + "?")
                    .orElse(""),
                known));
  }

  /** The events to look for, in rising order of ids or as the user named them. */
  public List<EventDefinition> definitions() {
    return definitions;
  }

  public ConceptGraph graph() {
    return ontology;
  }

  @Override
  public List<String> reasons(Evidence evidence) {
    return words.sentences(evidence);
  }

  @Override
  public String say(Evidence evidence) {
    if (evidence instanceof Evidence.Concept concept) {
      return ontology.label(concept.concept(), "en");
    }
    if (evidence instanceof Evidence.Operation operation) {
      return operation.op();
    }
    throw new AssertionError("unknown evidence " + evidence.getClass());
  }

  @Override
  public String without(Evidence evidence) {
    return words.without(evidence).orElse("");
  }

  @Override
  public String label(ConceptId concept) {
    return ontology.label(concept, "en");
  }

  @Override
  public String japaneseLabel(EventId event) {
    return ontology.event(event).map(definition -> definition.labels().get("ja")).orElse("");
  }
}
