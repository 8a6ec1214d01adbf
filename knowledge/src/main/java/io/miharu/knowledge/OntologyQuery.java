package io.miharu.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;

/**
 * Answers SPARQL over the definitions that ship, the user's, and stored hits.
 *
 * <p>The prefixes {@code mh}, {@code c}, {@code e}, {@code v}, {@code hit}, {@code rdf}, {@code
 * rdfs}, {@code skos} and {@code xsd} are declared. Nothing is ever changed, and nothing outside is
 * asked. Not thread-safe.
 */
public final class OntologyQuery {

  /** How an answer is printed. */
  public enum Format {
    /** Columns for people, names as files write them: {@code c:person}. */
    TABLE,
    /** SPARQL 1.1 Query Results CSV: names in full. */
    CSV,
    /** SPARQL 1.1 Query Results JSON: names in full. */
    JSON
  }

  private final Graph graph;

  private OntologyQuery(Graph graph) {
    this.graph = graph;
  }

  /**
   * Loads what is asked.
   *
   * @throws OntologyException when an event file is wrong
   * @throws IOException when one cannot be read
   */
  public static OntologyQuery over(List<Path> eventFiles, List<StoredHit> hits) throws IOException {
    return new OntologyQuery(OntologyGraph.of(eventFiles, hits));
  }

  /**
   * Answers a {@code SELECT} or {@code ASK}. Rows come in the query's order; without {@code ORDER
   * BY}, tables are sorted, so that equal questions have equal answers.
   *
   * @param limit above 0; when it has passed, the query is given up
   * @return lines, each with a line break
   * @throws QueryRefusedException when it is not a query, or takes too long
   */
  public String answer(String sparql, Format format, Duration limit) throws QueryRefusedException {
    Query query = parse(sparql);
    try (QueryExecution execution =
        QueryExecution.model(ModelFactory.createModelForGraph(graph))
            .query(query)
            .set(ARQ.httpServiceAllowed, false)
            .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      if (query.isAskType()) {
        return answer(execution.execAsk(), format);
      }
      ResultSetRewindable rows = execution.execSelect().rewindable();
      return format == Format.TABLE ? table(rows, !query.hasOrderBy()) : standard(rows, format);
    } catch (QueryCancelledException e) {
      throw new QueryRefusedException(
          "the query took longer than %s s and was given up; narrow it, add LIMIT, or raise --time-limit"
              .formatted(limit.toMillis() / 1000.0),
          e);
    } catch (QueryException e) {
      throw new QueryRefusedException("the query failed: " + e.getMessage(), e);
    }
  }

  private static Query parse(String sparql) throws QueryRefusedException {
    Query query = prefixed();
    try {
      QueryFactory.parse(query, sparql, null, Syntax.syntaxARQ);
    } catch (QueryParseException e) {
      if (isUpdate(sparql)) {
        throw new QueryRefusedException(
            "this is an update, and queries only read; edit the Turtle file instead", e);
      }
      throw new QueryRefusedException(
          "query, line %d: %s".formatted(e.getLine(), firstLine(String.valueOf(e.getMessage()))),
          e);
    } catch (QueryException e) {
      throw new QueryRefusedException("query: " + firstLine(String.valueOf(e.getMessage())), e);
    }
    if (!query.isSelectType() && !query.isAskType()) {
      throw new QueryRefusedException("only SELECT and ASK can be printed; write one of them");
    }
    if (query.hasDatasetDescription()) {
      throw new QueryRefusedException(
          "FROM asks for other data; remove it, and pass --event-file or --hits instead");
    }
    refuseServices(query);
    return query;
  }

  private static Query prefixed() {
    Query query = QueryFactory.create();
    query.setPrefix("mh", Vocabulary.ONTO);
    query.setPrefix("c", Vocabulary.CONCEPT);
    query.setPrefix("e", Vocabulary.EVENT);
    query.setPrefix("v", Vocabulary.LIST);
    query.setPrefix("hit", Vocabulary.HIT);
    query.setPrefix("rdf", RDF.getURI());
    query.setPrefix("rdfs", RDFS.getURI());
    query.setPrefix("skos", "http://www.w3.org/2004/02/skos/core#");
    query.setPrefix("xsd", XSD.getURI());
    return query;
  }

  private static boolean isUpdate(String sparql) {
    try {
      UpdateRequest update = UpdateFactory.create();
      update.setPrefixMapping(prefixed().getPrefixMapping());
      UpdateFactory.parse(update, sparql);
      return !update.getOperations().isEmpty();
    } catch (QueryException e) {
      return false;
    }
  }

  private static void refuseServices(Query query) throws QueryRefusedException {
    List<String> services = new ArrayList<>();
    ElementWalker.walk(
        query.getQueryPattern(),
        new ElementVisitorBase() {
          @Override
          public void visit(ElementService service) {
            services.add(service.getServiceNode().toString());
          }
        });
    if (!services.isEmpty()) {
      throw new QueryRefusedException(
          "SERVICE asks another machine, %s; the engine only answers from its own data"
              .formatted(services.get(0)));
    }
  }

  private static String firstLine(String message) {
    // Jena begins with the place, which we have said, and goes on with every token it expected.
    return message
        .replaceFirst("(?s)\\s*Was expecting.*", "")
        .replaceFirst("^Line \\d+, column \\d+: ", "")
        .strip();
  }

  private static String answer(boolean truth, Format format) {
    return switch (format) {
      case TABLE, CSV -> (truth ? "yes" : "no") + "\n";
      case JSON -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultSetFormatter.outputAsJSON(bytes, truth);
        yield bytes.toString(StandardCharsets.UTF_8);
      }
    };
  }

  private static String standard(ResultSetRewindable rows, Format format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == Format.CSV) {
      ResultSetFormatter.outputAsCSV(bytes, rows);
    } else {
      ResultSetFormatter.outputAsJSON(bytes, rows);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static String table(ResultSetRewindable rows, boolean sorted) {
    List<String> columns = rows.getResultVars();
    List<List<String>> cells = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            cells.add(
                columns.stream()
                    .map(
                        column -> {
                          RDFNode value = row.get(column);
                          return value == null ? "" : text(value.asNode());
                        })
                    .toList()));
    if (sorted) {
      cells.sort((a, b) -> String.join("\t", a).compareTo(String.join("\t", b)));
    }
    cells.add(0, columns);
    int[] widths = new int[columns.size()];
    for (List<String> row : cells) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : Vocabulary.show(node);
  }
}
