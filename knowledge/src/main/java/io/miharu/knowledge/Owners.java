package io.miharu.knowledge;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Finds the named thing that a nameless node of a file is a part of. */
final class Owners {

  /** Deeper nesting than this is a loop of nameless nodes. */
  private static final int MAX_DEPTH = 1000;

  private Owners() {}

  static Node of(Graph graph, Node node) {
    Node at = node;
    for (int depth = 0; at.isBlank() && depth < MAX_DEPTH; depth++) {
      Optional<Node> up = graph.stream(Node.ANY, Node.ANY, at).map(Triple::getSubject).findFirst();
      if (up.isEmpty()) {
        return at;
      }
      at = up.get();
    }
    return at;
  }
}
