package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Scores every unit of one shard, and keeps the best. One use. Not thread-safe. */
final class ShardSearch {

  /** A window has two neighbours that overlap it, so this many hold the best that are apart. */
  private static final int OVERSHOOT = 3;

  /**
   * A scored unit.
   *
   * @param unit number in the grid
   */
  record Scored(int unit, double score) {}

  /** Best first; of equal ones the earlier. */
  private static final Comparator<Scored> BEST =
      Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::unit);

  private final Shard shard;
  private final ConceptQuery query;
  private final SearchSettings settings;
  private final UnitGrid grid;
  private final double[] weighted;
  private final double[] weights;
  private final double[] gates;
  private final boolean[] supported;
  // Asked only for single keys.
  private final Map<ConceptQuery.Term, Series> asked = new HashMap<>();
  private final Map<ConceptId, Series> seen = new HashMap<>();
  private int[] lastRan = new int[0];
  private int[] lastCovered = new int[0];

  ShardSearch(Shard shard, ConceptQuery query, SearchSettings settings, TimeGrid time) {
    this.shard = shard;
    this.query = query;
    this.settings = settings;
    grid =
        settings.windowSeconds().isPresent()
            ? UnitGrid.windows(shard.videos(), time.steps(settings.windowSeconds().getAsDouble()))
            : UnitGrid.wholeVideos(shard.videos());
    weighted = new double[grid.units()];
    weights = new double[grid.units()];
    gates = new double[grid.units()];
    supported = new boolean[grid.units()];
  }

  UnitGrid grid() {
    return grid;
  }

  /** The best units in which something speaks for the event, best first. */
  List<Scored> best() throws IOException {
    for (ConceptQuery.Term term : query.evidence()) {
      Pooled pooled = pooled(term);
      add(pooled.logits(), term.weight());
      boolean[] here = pooled.seen();
      for (int unit = 0; unit < supported.length; unit++) {
        supported[unit] |= here[unit];
      }
    }
    for (ConceptQuery.Term term : query.excluded()) {
      add(pooled(term).logits(), -term.weight());
    }
    for (ConceptQuery.Term term : query.required()) {
      float[] logits = pooled(term).logits();
      for (int unit = 0; unit < gates.length; unit++) {
        gates[unit] += gate(logits[unit], settings);
      }
    }
    return apart(top());
  }

  private Pooled pooled(ConceptQuery.Term term) throws IOException {
    Series series = series(term);
    return series.ran().length == 0
        ? Pooled.nowhere(grid.units())
        : Pooled.of(series, term.pooling(), grid, covered(series.ran()));
  }

  /** Most concepts of an index were looked for together, so what was counted last mostly holds. */
  private int[] covered(int[] ran) {
    if (!Arrays.equals(ran, lastRan)) {
      lastRan = ran;
      lastCovered = grid.covered(ran);
    }
    return lastCovered;
  }

  /** The concept as whatever satisfies it; read once, since every hit is explained from it. */
  Series series(ConceptQuery.Term term) throws IOException {
    Series known = asked.get(term);
    if (known != null) {
      return known;
    }
    Series series = Series.NONE;
    for (ConceptId concept : term.seenAs()) {
      Series next = series(concept);
      if (next.ran().length > 0) {
        series = series.or(next);
      }
    }
    asked.put(term, series);
    return series;
  }

  /** One concept as itself. */
  Series series(ConceptId concept) throws IOException {
    Series known = seen.get(concept);
    if (known == null) {
      known = shard.series(concept);
      seen.put(concept, known);
    }
    return known;
  }

  /** What a required concept of this pooled logit adds: never above 0, 0 where nobody looked. */
  static double gate(double logit, SearchSettings settings) {
    return Double.isNaN(logit)
        ? 0
        : settings.gateStrength() * Math.min(0, logit - settings.gateLogit());
  }

  private void add(float[] logits, double weight) {
    double size = Math.abs(weight);
    for (int unit = 0; unit < logits.length; unit++) {
      float logit = logits[unit];
      if (!Float.isNaN(logit)) {
        weighted[unit] += weight * logit;
        weights[unit] += size;
      }
    }
  }

  private List<Scored> top() {
    List<Shard.ShardVideo> videos = shard.videos();
    int keep = settings.limit() * OVERSHOOT;
    PriorityQueue<Scored> best = new PriorityQueue<>(BEST.reversed());
    double least = Double.NEGATIVE_INFINITY;
    for (int unit = 0; unit < weighted.length; unit++) {
      if (!supported[unit]) {
        continue;
      }
      double score = weighted[unit] / weights[unit] + gates[unit];
      if (score > least || best.size() < keep) {
        if (videos.get(grid.video(unit)).hidden()) {
          continue;
        }
        best.add(new Scored(unit, score));
        if (best.size() > keep) {
          best.remove();
          least = best.element().score();
        }
      }
    }
    return best.stream().sorted(BEST).toList();
  }

  /** Leaves out what overlaps a better one. */
  private List<Scored> apart(List<Scored> best) {
    List<Scored> kept = new ArrayList<>();
    for (Scored next : best) {
      if (kept.size() < settings.limit()
          && kept.stream().noneMatch(better -> grid.overlap(better.unit(), next.unit()))) {
        kept.add(next);
      }
    }
    return kept;
  }
}
