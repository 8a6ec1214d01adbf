package io.miharu.knowledge.relatedness;

import io.miharu.core.ConceptId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How close two concepts stand in the taxonomy.
 *
 * <p>Source: event detection, section 5, after Wu and Palmer 1994 and Lin 1998. A root has depth 1;
 * with several ways up the shortest counts, and of the common ancestors the deepest. Immutable.
 */
public final class TaxonomyMeasure {

  private final SortedMap<ConceptId, Integer> depth = new TreeMap<>();
  private final SortedMap<ConceptId, Set<ConceptId>> above = new TreeMap<>();
  private final int maxDepth;

  /**
   * @param parents the direct superclasses of every concept, none of a root; without circles
   */
  public TaxonomyMeasure(Map<ConceptId, List<ConceptId>> parents) {
    SortedMap<ConceptId, List<ConceptId>> sorted = new TreeMap<>(parents);
    for (ConceptId concept : sorted.keySet()) {
      measure(concept, sorted);
    }
    maxDepth = depth.values().stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  private int measure(ConceptId concept, SortedMap<ConceptId, List<ConceptId>> parents) {
    Integer known = depth.get(concept);
    if (known != null) {
      return known;
    }
    Set<ConceptId> ancestors = new TreeSet<>(Set.of(concept));
    int shallowest = 0;
    for (ConceptId parent : parents.getOrDefault(concept, List.of())) {
      int parentDepth = measure(parent, parents);
      shallowest = shallowest == 0 ? parentDepth : Math.min(shallowest, parentDepth);
      ancestors.addAll(above.getOrDefault(parent, Set.of()));
    }
    depth.put(concept, shallowest + 1);
    above.put(concept, ancestors);
    return shallowest + 1;
  }

  /** Whether both stand in the taxonomy. */
  public boolean knows(ConceptId a, ConceptId b) {
    return depth.containsKey(a) && depth.containsKey(b);
  }

  /** {@code 2 depth(lcs) / (depth(a) + depth(b))}, in [0, 1]; NaN where one is not known. */
  public double wuPalmer(ConceptId a, ConceptId b) {
    if (!knows(a, b)) {
      return Double.NaN;
    }
    return 2.0 * common(a, b, this::depth) / (depth(a) + depth(b));
  }

  /**
   * {@code 2 IC(lcs) / (IC(a) + IC(b))}, in [0, 1]; NaN where one is not known.
   *
   * @param information {@code IC = -ln p} of each concept, 0 or more; 0 where it is missing
   */
  public double lin(ConceptId a, ConceptId b, Map<ConceptId, Double> information) {
    if (!knows(a, b)) {
      return Double.NaN;
    }
    double both = information.getOrDefault(a, 0.0) + information.getOrDefault(b, 0.0);
    double shared = common(a, b, c -> information.getOrDefault(c, 0.0));
    return both == 0 ? 0 : 2 * shared / both;
  }

  /** Depth by the largest depth, in (0, 1]; 1 where the concept is not known. */
  public double specificity(ConceptId concept) {
    return depth.containsKey(concept) ? depth(concept) / maxDepth : 1;
  }

  private double depth(ConceptId concept) {
    return depth.getOrDefault(concept, 0);
  }

  private interface Measure {
    double of(ConceptId concept);
  }

  /** The measure of the common ancestor that has the most of it; 0 where there is none. */
  private double common(ConceptId a, ConceptId b, Measure measure) {
    Set<ConceptId> shared = new TreeSet<>(above.getOrDefault(a, Set.of()));
    shared.retainAll(above.getOrDefault(b, Set.of()));
    return shared.stream().map(measure::of).max(Comparator.naturalOrder()).orElse(0.0);
  }
}
