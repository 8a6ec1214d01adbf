package io.miharu.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Texts and numbers that a graph says of a node, always in the same order. */
final class GraphText {

  private GraphText() {}

  /** The names by language. */
  static Map<String, String> labels(Graph graph, Node node) {
    Map<String, String> labels = new TreeMap<>();
    literals(graph, node, Vocabulary.LABEL)
        .forEach(label -> labels.put(label.getLiteralLanguage(), label.getLiteralLexicalForm()));
    return labels;
  }

  /** The first in rising order. */
  static Optional<String> text(Graph graph, Node node, Node property) {
    return texts(graph, node, property).stream().findFirst();
  }

  /** All, in rising order. */
  static List<String> texts(Graph graph, Node node, Node property) {
    return literals(graph, node, property)
        .map(Node::getLiteralLexicalForm)
        .distinct()
        .sorted()
        .toList();
  }

  /** A whole number; of several, the smallest. */
  static Optional<Integer> whole(Graph graph, Node node, Node property) {
    return literals(graph, node, property)
        .map(Node::getLiteralValue)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .sorted()
        .findFirst();
  }

  private static Stream<Node> literals(Graph graph, Node node, Node property) {
    return graph.stream(node, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral);
  }
}
