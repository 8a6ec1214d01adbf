package io.miharu.eval.activitynet;

import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The truth sorted by class, then by video, then by time, so that the segments of one class in one
 * video are neighbours. Immutable.
 */
final class TruthGroups {

  final Columns columns;
  private final int[] classFrom; // [classes + 1]

  TruthGroups(SegmentTruth truth, Parity parity) {
    Columns file = truth.columns();
    Integer[] order = new Integer[file.size()];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byGroup =
        Comparator.<Integer>comparingInt(i -> file.label[i]).thenComparingInt(i -> file.video[i]);
    // The sort is stable, so where the reference's answer is wanted the file's order remains.
    Arrays.sort(
        order,
        parity == Parity.REFERENCE
            ? byGroup
            : byGroup
                .thenComparingDouble(i -> file.start[i])
                .thenComparingDouble(i -> file.end[i]));
    columns = file.inOrder(Arrays.stream(order).mapToInt(i -> i).toArray());
    classFrom = new int[truth.classes().size() + 1];
    for (int label : columns.label) {
      classFrom[label + 1]++;
    }
    Arrays.parallelPrefix(classFrom, Integer::sum);
  }

  /** The first row of a class. */
  int from(int label) {
    return classFrom[label];
  }

  /** Behind the last row of a class. */
  int to(int label) {
    return classFrom[label + 1];
  }
}
