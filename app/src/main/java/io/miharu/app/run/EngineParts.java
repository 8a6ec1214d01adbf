package io.miharu.app.run;

import io.miharu.app.report.ReportWords;
import io.miharu.events.ConceptGraph;
import io.miharu.events.EventDefinition;
import java.util.List;
import java.util.Map;

/**
 * What all sources of a run share.
 *
 * @param settings how to look and what for
 * @param definitions the events to look for
 * @param graph what satisfies what
 * @param words for reports and annotated videos
 * @param models SHA-256 of every model and event file in use, by file name
 * @param interruption whether the user wants to stop
 */
public record EngineParts(
    RunSettings settings,
    List<EventDefinition> definitions,
    ConceptGraph graph,
    ReportWords words,
    Map<String, String> models,
    Interruption interruption) {

  public EngineParts {
    definitions = List.copyOf(definitions);
  }
}
