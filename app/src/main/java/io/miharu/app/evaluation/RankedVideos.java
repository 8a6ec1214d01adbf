package io.miharu.app.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Judged videos in the order of a score; equal ones stay in the order they came in. */
final class RankedVideos {

  private RankedVideos() {}

  /** Positions, best first. */
  static List<Integer> order(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .toList();
  }

  /**
   * The mean over the positives of the precision at their rank.
   *
   * @param positive by position, one at least
   */
  static double averagePrecision(List<Integer> order, boolean[] positive) {
    int hits = 0;
    double sum = 0;
    for (int rank = 1; rank <= order.size(); rank++) {
      if (positive[order.get(rank - 1)]) {
        hits++;
        sum += (double) hits / rank;
      }
    }
    return sum / hits;
  }
}
