package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.ConceptTimeline;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Gathers the concept scores of a run on the grid of a {@link ConceptTimeline}.
 *
 * <p>Starts with steps of half a second; whenever the grid would pass {@value #MAX_STEPS} steps,
 * neighbours are joined and the steps doubled, so that memory does not grow with the video. Not
 * thread-safe.
 */
final class TimelineRecorder {

  static final int MAX_STEPS = 1200;

  private final Map<ConceptId, float[]> series = new LinkedHashMap<>();
  private long stepMicros = 500_000;
  private int steps;

  void accept(Moment moment) {
    while (moment.time().micros() / stepMicros >= MAX_STEPS) {
      coarsen();
    }
    int step = (int) (moment.time().micros() / stepMicros);
    steps = Math.max(steps, step + 1);
    for (ConceptScore score : moment.scores()) {
      float[] values = series.computeIfAbsent(score.concept(), concept -> emptySeries());
      // Written so that NaN, an empty cell, is replaced.
      if (!(values[step] >= score.probability())) {
        values[step] = score.probability();
      }
    }
  }

  /** What has been gathered so far, concepts in alphabetical order. */
  ConceptTimeline timeline() {
    List<ConceptId> concepts = new ArrayList<>(new TreeSet<>(series.keySet()));
    float[][] cells = new float[steps][concepts.size()];
    for (int c = 0; c < concepts.size(); c++) {
      float[] values = series.getOrDefault(concepts.get(c), emptySeries());
      for (int t = 0; t < steps; t++) {
        cells[t][c] = values[t];
      }
    }
    return new ConceptTimeline(new MediaTime(stepMicros), concepts, cells);
  }

  private void coarsen() {
    for (float[] values : series.values()) {
      for (int t = 0; t < MAX_STEPS / 2; t++) {
        values[t] = larger(values[2 * t], values[2 * t + 1]);
      }
      Arrays.fill(values, MAX_STEPS / 2, MAX_STEPS, Float.NaN);
    }
    stepMicros *= 2;
    steps = (steps + 1) / 2;
  }

  private static float larger(float first, float second) {
    return Float.isNaN(first) || second > first ? second : first;
  }

  private static float[] emptySeries() {
    float[] values = new float[MAX_STEPS];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
