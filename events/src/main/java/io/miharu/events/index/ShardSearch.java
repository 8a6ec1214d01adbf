package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.events.calibration.Logits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

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
  private final Map<List<ConceptId>, LogitSeries> asked = new HashMap<>();
  private final Map<ConceptId, Series> seen = new HashMap<>();
  private final Map<ConceptId, Levels> levels;
  private final TimeGrid time;
  private int[] lastRan = new int[0];
  private int[] lastCovered = new int[0];

  /**
   * @param levels what the stored levels of every concept of the query mean
   */
  ShardSearch(
      Shard shard,
      ConceptQuery query,
      SearchSettings settings,
      TimeGrid time,
      Map<ConceptId, Levels> levels) {
    this.shard = shard;
    this.levels = levels;
    this.time = time;
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
      support(pooled(term), term.weight());
    }
    for (ConceptQuery.Sequence sequence : query.sequences()) {
      LogitSeries first = series(sequence.first());
      LogitSeries then = series(sequence.then());
      support(SequencePooled.of(first, then, steps(sequence), grid), sequence.weight());
    }
    for (ConceptQuery.Term term : query.excluded()) {
      add(pooled(term).logits(), -term.weight());
    }
    for (ConceptQuery.Term term : query.required()) {
      Pooled pooled = pooled(term);
      float[] logits = pooled.logits();
      boolean[] here = pooled.seen();
      for (int unit = 0; unit < gates.length; unit++) {
        gates[unit] += gate(logits[unit], here[unit], settings);
      }
    }
    return apart(top());
  }

  private void support(Pooled pooled, double weight) {
    add(pooled.logits(), weight);
    boolean[] here = pooled.seen();
    for (int unit = 0; unit < supported.length; unit++) {
      supported[unit] |= here[unit];
    }
  }

  /** How many steps may lie between the two of a sequence. */
  int steps(ConceptQuery.Sequence sequence) {
    return Math.max(1, (int) Math.round(sequence.withinSeconds() / time.stepSeconds()));
  }

  private Pooled pooled(ConceptQuery.Term term) throws IOException {
    LogitSeries series = series(term);
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
  LogitSeries series(ConceptQuery.Term term) throws IOException {
    LogitSeries known = asked.get(term.seenAs());
    if (known != null) {
      return known;
    }
    List<LogitSeries> parts = new ArrayList<>();
    for (ConceptId concept : term.seenAs()) {
      Series next = series(concept);
      if (next.ran().length > 0) {
        parts.add(LogitSeries.of(next, levels(concept)));
      }
    }
    LogitSeries series = LogitSeries.any(parts);
    asked.put(term.seenAs(), series);
    return series;
  }

  Levels levels(ConceptId concept) {
    return levels.getOrDefault(concept, Levels.PROBABILITY);
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

  /**
   * What a required concept adds: never above 0, and 0 where nobody looked. One that was not seen
   * at all is as absent as can be, whatever its calibration makes of the steps without it.
   */
  static double gate(double logit, boolean seen, SearchSettings settings) {
    if (Double.isNaN(logit)) {
      return 0;
    }
    double present = seen ? logit : -Logits.CLIP;
    return settings.gateStrength() * Math.min(0, present - settings.gateLogit());
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
    return settings.onePerVideo() ? bestOfEachVideo() : bestUnits();
  }

  private double score(int unit) {
    return weighted[unit] / weights[unit] + gates[unit];
  }

  private List<Scored> bestOfEachVideo() {
    List<Shard.ShardVideo> videos = shard.videos();
    Map<Integer, Scored> best = new TreeMap<>();
    for (int unit = 0; unit < weighted.length; unit++) {
      if (supported[unit]) {
        int video = grid.video(unit);
        Scored known = best.get(video);
        double score = score(unit);
        if (!videos.get(video).hidden() && (known == null || score > known.score())) {
          best.put(video, new Scored(unit, score));
        }
      }
    }
    return best.values().stream().sorted(BEST).toList();
  }

  private List<Scored> bestUnits() {
    List<Shard.ShardVideo> videos = shard.videos();
    int keep = settings.limit() * OVERSHOOT;
    PriorityQueue<Scored> best = new PriorityQueue<>(BEST.reversed());
    double least = Double.NEGATIVE_INFINITY;
    for (int unit = 0; unit < weighted.length; unit++) {
      if (!supported[unit]) {
        continue;
      }
      double score = score(unit);
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
