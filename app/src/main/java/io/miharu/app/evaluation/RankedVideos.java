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
}
