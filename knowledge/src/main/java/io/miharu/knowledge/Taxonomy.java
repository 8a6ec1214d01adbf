package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.ReasonerRegistry;

/** What is a kind of what, at any distance. Immutable. */
final class Taxonomy {

  private final SortedMap<ConceptId, Set<ConceptId>> above = new TreeMap<>();
  private final SortedMap<ConceptId, Set<ConceptId>> below = new TreeMap<>();

  /**
   * Draws every conclusion once, with Jena's transitive reasoner: of all that RDFS entails, the
   * taxonomy needs only that subclasses of subclasses are subclasses, and that reasoner does just
   * this, in milliseconds.
   */
  Taxonomy(Graph graph, Set<ConceptId> concepts) {
    for (ConceptId concept : concepts) {
      above.computeIfAbsent(concept, unused -> new TreeSet<>()).add(concept);
      below.computeIfAbsent(concept, unused -> new TreeSet<>()).add(concept);
    }
    InfGraph closure = ReasonerRegistry.getTransitiveReasoner().bind(graph);
    for (Triple triple : closure.find(Node.ANY, Vocabulary.SUBCLASS, Node.ANY).toList()) {
      if (Vocabulary.isConcept(triple.getSubject()) && Vocabulary.isConcept(triple.getObject())) {
        ConceptId lower = ConceptId.of(Vocabulary.local(triple.getSubject()));
        ConceptId upper = ConceptId.of(Vocabulary.local(triple.getObject()));
        above.computeIfAbsent(lower, unused -> new TreeSet<>()).add(upper);
        below.computeIfAbsent(upper, unused -> new TreeSet<>()).add(lower);
      }
    }
  }

  boolean satisfies(ConceptId seen, ConceptId wanted) {
    return seen.equals(wanted) || above.getOrDefault(seen, Set.of()).contains(wanted);
  }

  Set<ConceptId> satisfying(ConceptId wanted) {
    return Collections.unmodifiableSet(below.getOrDefault(wanted, Set.of(wanted)));
  }

  /** Itself and everything above. */
  Set<ConceptId> above(ConceptId concept) {
    return Collections.unmodifiableSet(above.getOrDefault(concept, Set.of(concept)));
  }

  /** A way from a concept up to itself, if there is one: {@code [a, b, a]}. */
  static Optional<List<Node>> cycle(Map<Node, List<Node>> parents, Node from) {
    return cycle(parents, from, from, new ArrayList<>(List.of(from)), new TreeSet<>());
  }

  private static Optional<List<Node>> cycle(
      Map<Node, List<Node>> parents, Node goal, Node at, List<Node> path, Set<String> visited) {
    for (Node parent : parents.getOrDefault(at, List.of())) {
      path.add(parent);
      if (parent.equals(goal)) {
        return Optional.of(List.copyOf(path));
      }
      if (visited.add(parent.toString())) {
        Optional<List<Node>> found = cycle(parents, goal, parent, path, visited);
        if (found.isPresent()) {
          return found;
        }
      }
      path.remove(path.size() - 1);
    }
    return Optional.empty();
  }
}
