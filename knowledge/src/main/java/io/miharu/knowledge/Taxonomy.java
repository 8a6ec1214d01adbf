package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * What is a kind of what, at any distance: over superclasses, wider concepts of other vocabularies,
 * and other names of the same thing. Immutable.
 */
final class Taxonomy {

  private final SortedMap<ConceptId, Set<ConceptId>> above = new TreeMap<>();
  private final SortedMap<ConceptId, Set<ConceptId>> below = new TreeMap<>();

  /**
   * Draws every conclusion once. Of all that RDFS entails the taxonomy needs only that subclasses
   * of subclasses are subclasses, so this is a walk upwards from each concept: O(concepts x
   * ancestors).
   */
  Taxonomy(Collection<ConceptEntry> concepts) {
    SortedMap<ConceptId, Set<ConceptId>> steps = new TreeMap<>();
    for (ConceptEntry concept : concepts) {
      Set<ConceptId> up = steps.computeIfAbsent(concept.id(), unused -> new TreeSet<>());
      up.addAll(concept.parents());
      for (ConceptEntry.Mapping mapping : concept.mappings()) {
        if (mapping.match() != ConceptEntry.Match.CLOSE) {
          up.add(mapping.other());
        }
        if (mapping.match() == ConceptEntry.Match.EXACT) {
          steps.computeIfAbsent(mapping.other(), unused -> new TreeSet<>()).add(concept.id());
        }
      }
    }
    for (ConceptEntry concept : concepts) {
      Set<ConceptId> reached = new TreeSet<>(Set.of(concept.id()));
      Deque<ConceptId> open = new ArrayDeque<>(reached);
      while (!open.isEmpty()) {
        for (ConceptId up : steps.getOrDefault(open.removeFirst(), Set.of())) {
          if (reached.add(up)) {
            open.addLast(up);
          }
        }
      }
      above.put(concept.id(), reached);
      for (ConceptId up : reached) {
        below.computeIfAbsent(up, unused -> new TreeSet<>()).add(concept.id());
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
