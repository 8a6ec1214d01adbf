package io.miharu.eval.clear;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much true and found tracks overlap in space and time; grows by frames. Not thread-safe. */
final class TrackOverlaps {

  /** Of one true and one found track. */
  private static final class Both {
    private double overlap;
    private int frames; // with both
    private int notAsked; // with the found one while the true one is not asked for
  }

  private final SortedMap<Integer, Integer> truthFrames = new TreeMap<>();
  private final SortedMap<Integer, Integer> systemFrames = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, Both>> both = new TreeMap<>();

  void add(ClearFrame frame, ClearSettings settings) {
    frame.truth().keySet().forEach(id -> truthFrames.merge(id, 1, Integer::sum));
    frame
        .system()
        .forEach(
            (system, found) -> {
              systemFrames.merge(system, 1, Integer::sum);
              frame
                  .truth()
                  .forEach(
                      (truth, real) -> {
                        Both pair = pair(truth, system);
                        pair.overlap += settings.tracking(real.overlap(found));
                        pair.frames++;
                      });
              frame.dontCare().keySet().forEach(truth -> pair(truth, system).notAsked++);
            });
  }

  private Both pair(int truth, int system) {
    return both.computeIfAbsent(truth, id -> new TreeMap<>())
        .computeIfAbsent(system, id -> new Both());
  }

  /** See {@link ClearScores#ata}; NaN without any track. */
  double averageAccuracy() {
    List<Integer> truths = List.copyOf(truthFrames.keySet());
    List<Integer> systems = new ArrayList<>(systemFrames.keySet());
    if (truths.isEmpty() && systems.isEmpty()) {
      return Double.NaN;
    }
    double[][] accuracy = new double[truths.size()][systems.size()];
    for (int t = 0; t < truths.size(); t++) {
      SortedMap<Integer, Both> withTruth = both.getOrDefault(truths.get(t), new TreeMap<>());
      for (int s = 0; s < systems.size(); s++) {
        Both pair = withTruth.get(systems.get(s));
        if (pair != null && pair.overlap > 0) {
          int either =
              truthFrames.getOrDefault(truths.get(t), 0)
                  + systemFrames.getOrDefault(systems.get(s), 0)
                  - pair.frames
                  - pair.notAsked;
          accuracy[t][s] = pair.overlap / either;
        }
      }
    }
    int[] chosen = Assignment.maximal(accuracy);
    double sum = 0;
    for (int t = 0; t < chosen.length; t++) {
      sum += chosen[t] >= 0 ? accuracy[t][chosen[t]] : 0;
    }
    return sum / ((truths.size() + systems.size()) / 2.0);
  }
}
