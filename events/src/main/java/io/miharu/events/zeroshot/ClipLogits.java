package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptTimeline;
import io.miharu.events.ConceptGraph;
import io.miharu.events.calibration.Logits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calibrated logits of one clip by concept, each [T] on one grid, NaN where a detector did not
 * run. Immutable.
 */
public final class ClipLogits {

  private final int steps;
  private final Map<ConceptId, double[]> series;

  private ClipLogits(int steps, Map<ConceptId, double[]> series) {
    this.steps = steps;
    this.series = series;
  }

  /** Logits as they are; every series must have the same length. */
  public static ClipLogits of(Map<ConceptId, double[]> logits) {
    Map<ConceptId, double[]> copies = new LinkedHashMap<>();
    int steps = -1;
    for (Map.Entry<ConceptId, double[]> one : logits.entrySet()) {
      if (steps >= 0 && one.getValue().length != steps) {
        throw new IllegalArgumentException(
            "all concepts must lie on one grid, got %d steps and %d of %s"
                .formatted(steps, one.getValue().length, one.getKey()));
      }
      steps = one.getValue().length;
      copies.put(one.getKey(), one.getValue().clone());
    }
    return new ClipLogits(Math.max(0, steps), copies);
  }

  /** Of a timeline's probabilities. */
  public static ClipLogits of(ConceptTimeline timeline) {
    Map<ConceptId, double[]> logits = new LinkedHashMap<>();
    for (ConceptId concept : timeline.concepts()) {
      float[] cells = timeline.series(concept);
      double[] l = new double[cells.length];
      for (int t = 0; t < l.length; t++) {
        l[t] = Logits.of(cells[t]);
      }
      logits.put(concept, l);
    }
    return new ClipLogits(timeline.steps(), logits);
  }

  /** How many grid steps. */
  public int steps() {
    return steps;
  }

  /**
   * Whoever satisfies {@code concept}, the highest of them in each step, [T]: evidence on a vehicle
   * is met by a police car. NaN in steps in which none of their detectors ran.
   */
  public double[] satisfying(ConceptId concept, ConceptGraph graph) {
    double[] best = new double[steps];
    Arrays.fill(best, Double.NaN);
    Set<ConceptId> seenAs = graph.satisfying(concept);
    for (ConceptId seen : seenAs.isEmpty() ? List.of(concept) : List.copyOf(seenAs)) {
      double[] l = series.get(seen);
      for (int t = 0; l != null && t < steps; t++) {
        best[t] = Double.isNaN(best[t]) || l[t] > best[t] ? l[t] : best[t];
      }
    }
    return best;
  }
}
