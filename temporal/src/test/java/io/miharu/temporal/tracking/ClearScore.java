package io.miharu.temporal.tracking;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compact MOTA and IDF1 at IoU 0.5 for the tests of this package, which cannot see {@code eval}.
 * Definitions: methods, metrics §11.
 */
final class ClearScore {

  private int hits;
  private int misses;
  private int falseAlarms;
  private int switches;
  private final Map<Integer, Integer> lastId = new TreeMap<>();
  private Map<Integer, Integer> previous = new TreeMap<>();
  private final Map<Integer, Integer> truthFrames = new TreeMap<>();
  private final Map<Integer, Integer> trackFrames = new TreeMap<>();
  private final Map<Integer, Map<Integer, Integer>> together = new TreeMap<>();

  void add(Map<Integer, Box> truth, Map<Integer, Box> tracks) {
    List<Map.Entry<Integer, Box>> truths = List.copyOf(new TreeMap<>(truth).entrySet());
    List<Map.Entry<Integer, Box>> founds = List.copyOf(new TreeMap<>(tracks).entrySet());
    truths.forEach(entry -> truthFrames.merge(entry.getKey(), 1, Integer::sum));
    founds.forEach(entry -> trackFrames.merge(entry.getKey(), 1, Integer::sum));
    double[][] costs = new double[truths.size()][founds.size()];
    for (int i = 0; i < truths.size(); i++) {
      int truthId = truths.get(i).getKey();
      for (int j = 0; j < founds.size(); j++) {
        int trackId = founds.get(j).getKey();
        double iou = truths.get(i).getValue().iou(founds.get(j).getValue());
        boolean same = previous.getOrDefault(truthId, -1) == trackId;
        costs[i][j] = iou < 0.5 ? Double.POSITIVE_INFINITY : -(same ? 1000 : 0) - iou;
        if (iou >= 0.5) {
          together.computeIfAbsent(truthId, id -> new TreeMap<>()).merge(trackId, 1, Integer::sum);
        }
      }
    }
    int[] columnOf = Assignment.solve(costs, 0);
    Map<Integer, Integer> current = new TreeMap<>();
    for (int i = 0; i < truths.size(); i++) {
      int truthId = truths.get(i).getKey();
      if (columnOf[i] < 0) {
        misses++;
        continue;
      }
      int trackId = founds.get(columnOf[i]).getKey();
      hits++;
      if (lastId.getOrDefault(truthId, trackId) != trackId) {
        switches++;
      }
      lastId.put(truthId, trackId);
      current.put(truthId, trackId);
    }
    falseAlarms += founds.size() - current.size();
    previous = current;
  }

  double mota() {
    return (hits - falseAlarms - switches) / (double) (hits + misses);
  }

  int switches() {
    return switches;
  }

  double idf1() {
    List<Integer> truthIds = new ArrayList<>(truthFrames.keySet());
    List<Integer> trackIds = new ArrayList<>(trackFrames.keySet());
    double[][] costs = new double[truthIds.size()][trackIds.size()];
    for (int i = 0; i < truthIds.size(); i++) {
      for (int j = 0; j < trackIds.size(); j++) {
        costs[i][j] = -shared(truthIds.get(i), trackIds.get(j));
      }
    }
    int[] columnOf = Assignment.solve(costs, 0);
    double identityHits = 0;
    for (int i = 0; i < truthIds.size(); i++) {
      if (columnOf[i] >= 0) {
        identityHits += shared(truthIds.get(i), trackIds.get(columnOf[i]));
      }
    }
    double all =
        truthFrames.values().stream().mapToInt(n -> n).sum()
            + trackFrames.values().stream().mapToInt(n -> n).sum();
    return 2 * identityHits / all;
  }

  private int shared(int truthId, int trackId) {
    return together.getOrDefault(truthId, Map.of()).getOrDefault(trackId, 0);
  }

  @Override
  public String toString() {
    return "MOTA %.3f IDF1 %.3f TP %d FN %d FP %d IDSW %d"
        .formatted(mota(), idf1(), hits, misses, falseAlarms, switches);
  }
}
