package io.miharu.eval.clear;

import io.miharu.eval.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** A true and a found track that belong together in a frame, with their likeness in (0, 1]. */
record Pair(int truth, int system, double likeness) {

  /** The one-to-one pairs with the largest sum of likenesses, by true track. */
  static List<Pair> best(
      SortedMap<Integer, Place> truth, SortedMap<Integer, Place> system, Likeness likeness) {
    List<Integer> rows = List.copyOf(truth.keySet());
    List<Integer> columns = List.copyOf(system.keySet());
    List<Place> found = List.copyOf(system.values());
    double[][] weights = new double[rows.size()][columns.size()];
    int row = 0;
    for (Place real : truth.values()) {
      for (int c = 0; c < weights[row].length; c++) {
        weights[row][c] = likeness.of(real, found.get(c));
      }
      row++;
    }
    int[] chosen = Assignment.maximal(weights);
    List<Pair> pairs = new ArrayList<>();
    for (int r = 0; r < chosen.length; r++) {
      if (chosen[r] >= 0 && weights[r][chosen[r]] > 0) {
        pairs.add(new Pair(rows.get(r), columns.get(chosen[r]), weights[r][chosen[r]]));
      }
    }
    return pairs;
  }

  static double sum(List<Pair> pairs) {
    double sum = 0;
    for (Pair pair : pairs) {
      sum += pair.likeness;
    }
    return sum;
  }

  /** The found tracks that are like an object nobody asks for. */
  static Set<Integer> excused(
      Map<Integer, Place> system, Map<Integer, Place> dontCare, Likeness likeness) {
    Set<Integer> excused = new TreeSet<>();
    for (Map.Entry<Integer, Place> found : system.entrySet()) {
      for (Place ignored : dontCare.values()) {
        if (likeness.of(ignored, found.getValue()) > 0) {
          excused.add(found.getKey());
          break;
        }
      }
    }
    return excused;
  }
}
