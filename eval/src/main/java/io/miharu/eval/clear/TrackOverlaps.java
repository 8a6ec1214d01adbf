package io.miharu.eval.clear;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much true and found tracks are alike in space and time, for ATA; grows by frames. Not
 * thread-safe.
 */
final class TrackOverlaps {

  /** Of one true and one found track. */
  private static final class Both {
    private double likeness; // summed over frames in which the true one is asked for
    private int frames; // in which they are alike at all, asked for or not
  }

  private final SortedMap<Integer, Integer> truthFrames = new TreeMap<>(); // asked for
  private final SortedMap<Integer, Integer> systemFrames = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, Both>> both = new TreeMap<>();
  private final Set<Integer> unexcused = new TreeSet<>(); // found tracks, in one frame at least

  void add(ClearFrame frame, FrameDetection detection, Likeness likeness) {
    frame.truth().keySet().forEach(id -> truthFrames.merge(id, 1, Integer::sum));
    frame.system().keySet().forEach(id -> systemFrames.merge(id, 1, Integer::sum));
    detection.judged().stream()
        .filter(id -> !detection.excused().contains(id))
        .forEach(unexcused::add);
    add(frame.truth(), frame.system(), likeness, true);
    add(frame.dontCare(), frame.system(), likeness, false);
  }

  private void add(
      SortedMap<Integer, Place> truth,
      SortedMap<Integer, Place> system,
      Likeness likeness,
      boolean asked) {
    truth.forEach(
        (truthId, real) ->
            system.forEach(
                (systemId, found) -> {
                  double value = likeness.of(real, found);
                  if (value > 0) {
                    Both pair =
                        both.computeIfAbsent(truthId, id -> new TreeMap<>())
                            .computeIfAbsent(systemId, id -> new Both());
                    pair.frames++;
                    pair.likeness += asked ? value : 0;
                  }
                }));
  }

  /** See {@link ClearScores#ata}. */
  double averageAccuracy() {
    List<Integer> truths = List.copyOf(truthFrames.keySet());
    List<Integer> systems = new ArrayList<>(systemFrames.keySet());
    double[][] accuracy = new double[truths.size()][systems.size()];
    for (int t = 0; t < truths.size(); t++) {
      SortedMap<Integer, Both> withTruth = both.getOrDefault(truths.get(t), new TreeMap<>());
      for (int s = 0; s < systems.size(); s++) {
        Both pair = withTruth.get(systems.get(s));
        if (pair != null && pair.likeness > 0) {
          int either =
              truthFrames.getOrDefault(truths.get(t), 0)
                  + systemFrames.getOrDefault(systems.get(s), 0)
                  - pair.frames;
          accuracy[t][s] = pair.likeness / either;
        }
      }
    }
    int[] chosen = Assignment.maximal(accuracy);
    double sum = 0;
    int pairs = 0;
    Set<Integer> falseTracks = new TreeSet<>(unexcused);
    for (int t = 0; t < chosen.length; t++) {
      if (chosen[t] >= 0 && accuracy[t][chosen[t]] > 0) {
        sum += accuracy[t][chosen[t]];
        pairs++;
        falseTracks.remove(systems.get(chosen[t]));
      }
    }
    double tracks = pairs + (truths.size() - pairs + falseTracks.size()) / 2.0;
    return tracks > 0 ? sum / tracks : 1;
  }
}
