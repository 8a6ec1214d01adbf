package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;
import io.miharu.events.ConceptGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores a clip for an event by its concepts alone.
 *
 * <p>Source: event detection, section 6: {@code z0 = sum r_c L_c / sum |r_c|}, gates with kappa = 1
 * and theta = 0, and sequences as one more concept. A concept whose detector never ran is left out
 * of both sums: not having looked is no evidence. O(T) per concept. Thread-safe.
 */
public final class ZeroShotScorer {

  private static final double KAPPA = 1;
  private static final double THETA = 0;

  private final ConceptGraph graph;

  public ZeroShotScorer(ConceptGraph graph) {
    this.graph = graph;
  }

  /**
   * @throws NotScorableException when no detector of the query's evidence ran on the clip
   */
  public ZeroShotScore score(ZeroShotQuery query, ClipLogits clip) throws NotScorableException {
    List<Contribution> parts = new ArrayList<>();
    for (ZeroShotQuery.Evidence one : query.evidence()) {
      ConceptId concept = one.weight().concept();
      double[] series = clip.satisfying(concept, graph);
      double pooled = one.pooling().pool(series);
      add(parts, concept.value(), one.weight().weight(), pooled, highest(series));
    }
    for (ZeroShotQuery.Sequence one : query.sequences()) {
      double[] first = looked(clip.satisfying(one.first(), graph));
      double[] then = looked(clip.satisfying(one.then(), graph));
      double pooled = SoftPatterns.then(first, then, one.within());
      add(
          parts,
          one.first() + " then " + one.then(),
          one.weight(),
          Double.isInfinite(pooled) ? Double.NaN : pooled,
          -1);
    }
    if (parts.isEmpty()) {
      throw new NotScorableException(
          "none of the event's concepts was looked for in this clip: %s; index it with detectors that know them"
              .formatted(query.evidence().stream().map(e -> e.weight().concept()).toList()));
    }
    double weights = parts.stream().mapToDouble(part -> Math.abs(part.weight())).sum();
    List<ZeroShotScore.Gate> gates = new ArrayList<>();
    for (ConceptId required : query.required()) {
      double pooled = Pooling.MAX.pool(clip.satisfying(required, graph));
      if (!Double.isNaN(pooled)) {
        gates.add(new ZeroShotScore.Gate(required.value(), KAPPA * Math.min(0, pooled - THETA)));
      }
    }
    return new ZeroShotScore(
        parts.stream()
            .map(
                part ->
                    new Contribution(
                        part.name(),
                        part.weight(),
                        part.pooled(),
                        part.weight() * part.pooled() / weights,
                        part.step()))
            .toList(),
        gates);
  }

  private static void add(
      List<Contribution> parts, String name, double weight, double pooled, int step) {
    if (!Double.isNaN(pooled)) {
      parts.add(new Contribution(name, weight, pooled, 0, step));
    }
  }

  /** A step nobody looked at can take no part in a sequence. */
  private static double[] looked(double[] series) {
    double[] known = series.clone();
    for (int t = 0; t < known.length; t++) {
      known[t] = Double.isNaN(known[t]) ? Double.NEGATIVE_INFINITY : known[t];
    }
    return known;
  }

  /** The first step with the largest logit; -1 where there is none. */
  private static int highest(double[] series) {
    int best = -1;
    for (int t = 0; t < series.length; t++) {
      if (!Double.isNaN(series[t]) && (best < 0 || series[t] > series[best])) {
        best = t;
      }
    }
    return best;
  }
}
