package io.miharu.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.events.EventDefinition;
import io.miharu.knowledge.ConceptEntry;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu ontology}: what the engine knows by name, and whether an event file is right. */
@Command(
    name = "ontology",
    description = "Lists, shows and checks events and concepts.",
    mixinStandardHelpOptions = true)
final class OntologyCommand implements Runnable {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UsageException("ontology needs one of list, show or check");
  }

  @Command(
      name = "list",
      description = "Lists the events, or with --concepts the concepts.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--concepts", description = "List the concepts instead.") boolean concepts,
      @Option(
              names = "--event-file",
              paramLabel = "FILE",
              description = "Also load event definitions of your own.")
          @Nullable List<Path> eventFiles,
      @Option(
              names = "--json",
              paramLabel = "FILE",
              arity = "0..1",
              fallbackValue = JsonTarget.STANDARD_OUTPUT,
              description = "Print JSON, to standard output or FILE.")
          @Nullable String json)
      throws IOException {
    Ontology ontology = eventFiles == null ? Ontology.builtIn() : Ontology.load(eventFiles);
    PrintWriter out = out();
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(JSON.writeValueAsString(concepts ? concepts(ontology) : events(ontology)));
      }
    } else if (concepts) {
      for (ConceptEntry concept : ontology.concepts()) {
        out.printf(
            Locale.ROOT,
            "%-24s %-10s %-28s %s%n",
            concept.id(),
            concept.kind(),
            concept.labels().getOrDefault("en", ""),
            concept.labels().getOrDefault("ja", ""));
      }
    } else {
      for (EventDefinition event : ontology.events()) {
        out.printf(
            Locale.ROOT,
            "%-24s %-14s %-32s %s%n",
            event.id(),
            event.group(),
            event.label("en"),
            event.label("ja"));
      }
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "show",
      description = "Shows an event or a concept: what it means and what it rests on.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID", description = "An event's or a concept's id.") String id,
      @Option(
              names = "--event-file",
              paramLabel = "FILE",
              description = "Also load event definitions of your own.")
          @Nullable List<Path> eventFiles)
      throws IOException {
    Ontology ontology = eventFiles == null ? Ontology.builtIn() : Ontology.load(eventFiles);
    List<String> lines = ontology.describe(id);
    if (lines.isEmpty()) {
      throw new UsageException(
          "nothing is called %s%s; see miharu ontology list"
              .formatted(
                  id,
                  ontology
                      .nearestEvent(id)
                      .map(near -> ", did you mean " + near + "?")
                      .orElse("")));
    }
    lines.forEach(out()::println);
    return ExitCode.DONE.code();
  }

  @Command(
      name = "check",
      description = "Checks event files: each problem with its place and its cure.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Event files, in Turtle.")
          List<Path> files)
      throws IOException {
    boolean sound = true;
    for (Path file : files) {
      List<Problem> problems = Ontology.check(file);
      problems.forEach(out()::println);
      if (problems.isEmpty()) {
        out().println(file + ": no problems");
      }
      sound &= problems.isEmpty();
    }
    return (sound ? ExitCode.DONE : ExitCode.DEFINITION_REFUSED).code();
  }

  private static ArrayNode events(Ontology ontology) {
    ArrayNode list = JSON.createArrayNode();
    for (EventDefinition event : ontology.events()) {
      ObjectNode entry = list.addObject();
      entry.put("event", event.id().value());
      entry.put("version", event.version());
      entry.put("group", event.group());
      entry.put("label", event.label("en"));
      entry.put("labelJa", event.label("ja"));
      entry.put("description", event.description());
    }
    return list;
  }

  private static ArrayNode concepts(Ontology ontology) {
    ArrayNode list = JSON.createArrayNode();
    for (ConceptEntry concept : ontology.concepts()) {
      ObjectNode entry = list.addObject();
      entry.put("concept", concept.id().value());
      entry.put("kind", concept.kind());
      entry.put("label", concept.labels().getOrDefault("en", ""));
      entry.put("labelJa", concept.labels().getOrDefault("ja", ""));
      ArrayNode parents = entry.putArray("parents");
      concept.parents().forEach(parent -> parents.add(parent.value()));
    }
    return list;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
