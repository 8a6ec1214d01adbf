package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu ontology}: what the engine knows by name, and whether an event file is right. */
@Command(
    name = "ontology",
    description = "Lists, shows, checks and queries events and concepts.",
    subcommands = OntologyQueryCommand.class,
    mixinStandardHelpOptions = true)
final class OntologyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UsageException("ontology needs one of list, show, check or query");
  }

  @Command(
      name = "list",
      description = {
        "Lists the events, or with --concepts the concepts.",
        "--vocabulary lists the concepts that networks of one kind name, in the order of their"
            + " outputs; --vocabularies lists which there are."
      },
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--concepts", description = "List the concepts instead.") boolean concepts,
      @Option(
              names = "--vocabulary",
              paramLabel = "NAME",
              description = "List the concepts of one vocabulary, such as imagenet.")
          @Nullable String vocabulary,
      @Option(names = "--vocabularies", description = "List the vocabularies and their sizes.")
          boolean vocabularies,
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
    OntologyListing listing = new OntologyListing(ontology, Optional.ofNullable(vocabulary));
    OntologyListing.Subject subject =
        vocabularies
            ? OntologyListing.Subject.VOCABULARIES
            : concepts || vocabulary != null
                ? OntologyListing.Subject.CONCEPTS
                : OntologyListing.Subject.EVENTS;
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(listing.json(subject));
      }
    } else {
      listing.print(subject, out());
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

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
