package io.miharu.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.search.LearnedEvents;
import io.miharu.events.index.ConceptIndex;
import io.miharu.knowledge.LearnedEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu events --index DIR}: what was learned. */
@Command(
    name = "events",
    description = {
      "Lists the learned events of an index with their examples.",
      "",
      "Events that come with Miharu are listed by miharu ontology list."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EventsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print them as JSON, a line each, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws IOException {
    ConceptIndex.open(index).close(); // A folder that is no index is refused.
    List<LearnedEvent> events = new LearnedEvents(index).all();
    if (json != null) {
      ObjectMapper mapper = new ObjectMapper();
      try (JsonTarget target = JsonTarget.open(json)) {
        for (LearnedEvent event : events) {
          target.line(mapper.writeValueAsString(json(event, mapper)));
        }
      }
      return ExitCode.DONE.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (events.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "miharu: nothing was learned in this index yet; see miharu learn --help, and miharu"
                  + " ontology list for the events that come along");
    }
    for (LearnedEvent event : events) {
      out.println(
          event.id() + (event.fromText().isEmpty() ? "" : "  \"" + event.fromText() + "\""));
      event.positives().forEach(example -> out.println("  + " + example));
      event.negatives().forEach(example -> out.println("  - " + example));
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  static ObjectNode json(LearnedEvent event, ObjectMapper mapper) {
    ObjectNode object = mapper.createObjectNode();
    object.put("event", event.id().value());
    object.put("label", event.label());
    object.put("fromText", event.fromText());
    event.windowSeconds().ifPresent(seconds -> object.put("windowSeconds", seconds));
    object.put("slope", event.slope());
    object.put("offset", event.offset());
    ArrayNode weights = object.putArray("weights");
    for (LearnedEvent.Weight one : event.weights()) {
      weights.addObject().put("concept", one.concept().value()).put("weight", one.weight());
    }
    examples(object.putArray("positives"), event.positives());
    examples(object.putArray("negatives"), event.negatives());
    return object;
  }

  private static void examples(ArrayNode array, List<LearnedEvent.Example> examples) {
    for (LearnedEvent.Example one : examples) {
      array.addObject().put("source", one.video()).put("start", one.start()).put("end", one.end());
    }
  }
}
