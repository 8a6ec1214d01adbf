package io.miharu.eval.clear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the frames, one after the other, say for MOTA and MOTP. Not thread-safe. */
final class TrackingEvidence {

  /** A pair of the frames before is kept while it is as like as this. */
  private static final double KEPT = 0.2;

  /** A true track that was away for more scored frames than this may return as another one. */
  private static final int LONG_AWAY = 50;

  private final Map<Integer, Integer> systemOf = new HashMap<>(); // by true track, the last one
  private final Map<Integer, Integer> truthOf = new HashMap<>();
  private final Map<Integer, Integer> away = new HashMap<>(); // by true track, frames not asked for
  private int misses;
  private int falseAlarms;
  private int splits;
  private int merges;
  private double likeness;
  private int pairs;

  /**
   * Adds a frame.
   *
   * @param detection of this frame: until there is a first pair its pairs are taken as they are
   */
  void add(ClearFrame frame, FrameDetection detection, Likeness rule) {
    frame.truth().keySet().forEach(id -> away.putIfAbsent(id, 0));
    frame.dontCare().keySet().forEach(id -> away.putIfAbsent(id, 0));
    Set<Integer> gone = new TreeSet<>(away.keySet());
    gone.removeAll(frame.truth().keySet());
    gone.forEach(id -> away.merge(id, 1, Integer::sum));
    if (systemOf.isEmpty()) {
      start(detection);
    } else {
      follow(frame, rule);
    }
    frame.truth().keySet().forEach(id -> away.put(id, 0));
  }

  private void start(FrameDetection detection) {
    for (Pair pair : detection.pairs()) {
      systemOf.put(pair.truth(), pair.system());
      truthOf.put(pair.system(), pair.truth());
    }
    count(detection.pairs(), detection.misses(), detection.falseAlarms());
  }

  private void follow(ClearFrame frame, Likeness rule) {
    SortedMap<Integer, Place> truths = new TreeMap<>(frame.truth());
    SortedMap<Integer, Place> systems = new TreeMap<>(frame.system());
    List<Pair> all = new ArrayList<>();
    // Two true tracks may claim the same found one, each having had it last; the lower id gets it.
    frame
        .truth()
        .forEach(
            (truth, real) -> {
              Integer system = systemOf.get(truth);
              Place found = system == null ? null : systems.get(system);
              if (system != null && found != null) {
                double value = rule.of(real, found);
                if (value >= KEPT) {
                  all.add(new Pair(truth, system, value));
                  truths.remove(truth);
                  systems.remove(system);
                }
              }
            });
    List<Pair> fresh = Pair.best(truths, systems, rule);
    fresh.forEach(this::join);
    all.addAll(fresh);
    all.sort(Comparator.comparingInt(Pair::truth));
    fresh.forEach(pair -> systems.remove(pair.system()));
    systems.keySet().removeAll(Pair.excused(systems, frame.dontCare(), rule));
    count(all, truths.size() - fresh.size(), systems.size());
  }

  private void join(Pair pair) {
    Integer system = systemOf.put(pair.truth(), pair.system());
    if (system != null && system != pair.system() && recent(pair.truth())) {
      splits++;
    }
    Integer truth = truthOf.put(pair.system(), pair.truth());
    if (truth != null && truth != pair.truth() && recent(truth)) {
      merges++;
    }
  }

  private boolean recent(int truth) {
    return away.getOrDefault(truth, 0) <= LONG_AWAY;
  }

  private void count(List<Pair> found, int missed, int wrong) {
    likeness += Pair.sum(found);
    pairs += found.size();
    misses += missed;
    falseAlarms += wrong;
  }

  int misses() {
    return misses;
  }

  int falseAlarms() {
    return falseAlarms;
  }

  int splits() {
    return splits;
  }

  int merges() {
    return merges;
  }

  double precision() {
    return pairs == 0 ? Double.NaN : likeness / pairs;
  }
}
