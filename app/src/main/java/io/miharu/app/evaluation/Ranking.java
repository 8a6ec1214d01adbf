package io.miharu.app.evaluation;

import io.miharu.eval.trec.RankMeasures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The judged videos of one event that were not drawn as examples, best first. Immutable.
 *
 * @param seed of the draw
 * @param videos their names
 * @param scores falling; they rank
 * @param positive whether each holds the event
 */
record Ranking(int seed, List<String> videos, List<Double> scores, List<Boolean> positive) {

  private static final int SHOWN = 5;

  Ranking {
    videos = List.copyOf(videos);
    scores = List.copyOf(scores);
    positive = List.copyOf(positive);
  }

  /**
   * @param videos the ranked ones, in a fixed order that breaks ties
   * @param scores of the same
   * @param holds of the same
   */
  static Ranking of(int seed, List<String> videos, double[] scores, boolean[] holds) {
    List<Integer> order = RankedVideos.order(scores);
    return new Ranking(
        seed,
        order.stream().map(videos::get).toList(),
        order.stream().map(i -> scores[i]).toList(),
        order.stream().map(i -> holds[i]).toList());
  }

  double averagePrecision() {
    return RankMeasures.averagePrecision(positive);
  }

  /** Where the first videos stand that do not hold the event, from rank 1; at most five. */
  List<Integer> falseAlarms() {
    return ranks(false).stream().limit(SHOWN).toList();
  }

  /** Where the last ones stand that do, the worst first; at most five. */
  List<Integer> misses() {
    List<Integer> ranks = new ArrayList<>(ranks(true));
    Collections.reverse(ranks);
    return ranks.stream().limit(SHOWN).toList();
  }

  String video(int rank) {
    return videos.get(rank - 1);
  }

  private List<Integer> ranks(boolean holding) {
    return IntStream.rangeClosed(1, videos.size())
        .filter(rank -> positive.get(rank - 1) == holding)
        .boxed()
        .toList();
  }
}
