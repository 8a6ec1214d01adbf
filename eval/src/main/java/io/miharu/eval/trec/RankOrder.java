package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecRun.Retrieved;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts a topic's documents: score descending, equal scores by name descending.
 *
 * <p>NaN is neither above nor below any score, so beside it names decide, and the order is no
 * order: where a NaN ends up depends on the sorting algorithm. trec_eval sorts by name ascending
 * first and then with the C library's merge sort, hence this one, which halves and merges just as
 * that does. O(n log n).
 */
final class RankOrder {

  private RankOrder() {}

  static List<Retrieved> of(List<Retrieved> found) {
    Retrieved[] sorted = found.toArray(new Retrieved[0]);
    if (found.stream().anyMatch(document -> Double.isNaN(document.score()))) {
      Arrays.sort(sorted, Comparator.comparing(Retrieved::document));
    }
    sort(sorted, new Retrieved[sorted.length], 0, sorted.length);
    return List.copyOf(Arrays.asList(sorted));
  }

  private static void sort(Retrieved[] all, Retrieved[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = from + (to - from) / 2;
    sort(all, spare, from, middle);
    sort(all, spare, middle, to);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle && right < to) {
      spare[out++] = comesFirst(all[left], all[right]) ? all[left++] : all[right++];
    }
    System.arraycopy(all, left, spare, out, middle - left);
    // What is left on the right stands in its place already.
    System.arraycopy(spare, from, all, from, right - from);
  }

  private static boolean comesFirst(Retrieved left, Retrieved right) {
    if (left.score() > right.score()) {
      return true;
    }
    if (left.score() < right.score()) {
      return false;
    }
    return left.document().compareTo(right.document()) >= 0;
  }
}
