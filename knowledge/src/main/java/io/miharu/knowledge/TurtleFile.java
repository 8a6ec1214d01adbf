package io.miharu.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;

/** One Turtle file: its text, for places in messages, and its graph. Not to be changed. */
final class TurtleFile {

  private final String name;
  private final String[] lines;
  private final Graph graph;

  private TurtleFile(String name, String text, Graph graph) {
    this.name = name;
    lines = text.split("\n", -1);
    this.graph = graph;
  }

  /** A file that ships with us, and is right. */
  static TurtleFile ofResource(String resource) {
    try (InputStream in = Ontology.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("our own file is missing: " + resource);
      }
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (OntologyException e) {
      throw new AssertionError("our own file is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws OntologyException when it is not there, not UTF-8 or not Turtle
   * @throws IOException when it cannot be read
   */
  static TurtleFile of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      String what = Files.isDirectory(path) ? "is a folder, not a file" : "does not exist";
      throw new OntologyException(
          List.of(new Problem(path.toString(), 0, 0, "", what, "name a Turtle file (.ttl)")));
    }
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (CharacterCodingException e) {
      throw new OntologyException(
          List.of(
              new Problem(
                  path.toString(), 0, 0, "", "is not UTF-8 text", "save it as UTF-8 Turtle")));
    }
  }

  private static TurtleFile parse(String name, String text) throws OntologyException {
    Graph graph = GraphFactory.createDefaultGraph();
    try {
      RDFParser.fromString(text, Lang.TURTLE).errorHandler(new Strict(name)).parse(graph);
    } catch (SyntaxError e) {
      throw new OntologyException(List.of(e.problem));
    } catch (RiotException e) {
      throw new OntologyException(
          List.of(new Problem(name, 0, 0, "", String.valueOf(e.getMessage()), "check the syntax")));
    }
    return new TurtleFile(name, text, graph);
  }

  String name() {
    return name;
  }

  Graph graph() {
    return graph;
  }

  /** Where the node is first named on its own as a subject, else first named at all; 0 if never. */
  int lineOf(Node node) {
    int subject = find(node, true, 0);
    return subject > 0 ? subject : find(node, false, 0);
  }

  /** Where the node is named at or after a line; 0 if nowhere. */
  int lineOf(Node node, int from) {
    return find(node, false, Math.max(0, from - 1));
  }

  private int find(Node node, boolean atLineStart, int from) {
    if (!node.isURI()) {
      return 0;
    }
    String local = Pattern.quote(Vocabulary.local(node));
    // Any prefix may stand for ours, so the local name after a colon is what we look for.
    Pattern wanted =
        Pattern.compile(
            (atLineStart ? "^\\s*" : "") + "(?:[\\w-]*:|<[^>]*:)" + local + "(?![\\w-])");
    for (int i = from; i < lines.length; i++) {
      Matcher matcher = wanted.matcher(lines[i]);
      if (matcher.find() && !lines[i].substring(0, matcher.start()).contains("#")) {
        return i + 1;
      }
    }
    return 0;
  }

  private static final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    SyntaxError(Problem problem) {
      super(problem.toString());
      this.problem = problem;
    }
  }

  /** Stops at the first error; a warning, such as a number that is none, is an error here. */
  private record Strict(String name) implements ErrorHandler {
    @Override
    public void warning(String message, long line, long column) {
      throw syntax(message, line, column);
    }

    @Override
    public void error(String message, long line, long column) {
      throw syntax(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw syntax(message, line, column);
    }

    private SyntaxError syntax(String message, long line, long column) {
      String cure =
          message.contains("Undefined prefix") || message.contains("ndeclared prefix")
              ? "begin the file with " + Vocabulary.PREFIXES
              : "check this line and the end of the one before it: a '.', ';', quote or bracket is"
                  + " often missing there";
      return new SyntaxError(
          new Problem(name, (int) Math.max(0, line), (int) Math.max(0, column), "", message, cure));
    }
  }
}
