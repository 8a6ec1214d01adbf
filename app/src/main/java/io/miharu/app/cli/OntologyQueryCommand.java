package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.knowledge.OntologyQuery;
import io.miharu.knowledge.QueryRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu ontology query}: SPARQL over definitions and stored hits. */
@Command(
    name = "query",
    description = {
      "Answers a SPARQL SELECT or ASK over all definitions and, with --hits, over events that were"
          + " found earlier.",
      "The prefixes mh, c (concepts), e (events), v (vocabularies), hit, rdf, rdfs, skos and xsd"
          + " are declared. ?x mh:satisfies ?y says that seeing x is seeing y.",
      "Example: miharu ontology query \"SELECT ?c { ?c mh:satisfies c:vehicle ; v:imagenet ?n }\""
    },
    mixinStandardHelpOptions = true)
final class OntologyQueryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "QUERY", arity = "0..1", description = "The query; or give --file.")
  private @Nullable String query;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the query from a file.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table (names as in files), csv or json (the standard forms of SPARQL results)."
              + " Default: ${DEFAULT-VALUE}.")
  private OntologyQuery.Format format = OntologyQuery.Format.TABLE;

  @Option(
      names = "--hits",
      paramLabel = "PATH",
      description = "An events.jsonl or a folder of detect --out; repeat it for several.")
  private List<Path> hits = List.of();

  @Option(
      names = "--event-file",
      paramLabel = "FILE",
      description = "Also load event definitions of your own.")
  private List<Path> eventFiles = List.of();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "Give the query up after so long. Default: ${DEFAULT-VALUE}.")
  private double timeLimit = 30;

  @Override
  public Integer call() throws IOException {
    if (!(timeLimit > 0 && timeLimit <= 86_400)) {
      throw new UsageException(
          "--time-limit needs seconds above 0 and up to 86400, got " + timeLimit);
    }
    String asked = asked();
    try {
      spec.commandLine()
          .getOut()
          .print(
              OntologyQuery.over(eventFiles, StoredHits.read(hits))
                  .answer(asked, format, Duration.ofNanos(Math.round(timeLimit * 1e9))));
      spec.commandLine().getOut().flush();
    } catch (QueryRefusedException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return ExitCode.DONE.code();
  }

  private String asked() throws IOException {
    if ((query == null) == (file == null)) {
      throw new UsageException("ontology query needs a query or --file, one of the two");
    }
    if (query != null) {
      return query;
    }
    if (file == null || !Files.isRegularFile(file)) {
      throw new UsageException("%s is not a file; name one that holds a query".formatted(file));
    }
    return Files.readString(file);
  }
}
