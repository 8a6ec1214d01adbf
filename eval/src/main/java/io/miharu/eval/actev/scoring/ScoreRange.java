package io.miharu.eval.actev.scoring;

import java.util.stream.DoubleStream;

/** The lowest and highest score of a whole run, which its scores are measured by. */
record ScoreRange(double lowest, double highest) {

  static ScoreRange of(DoubleStream scores) {
    var statistics = scores.summaryStatistics();
    return statistics.getCount() == 0
        ? new ScoreRange(0, 0)
        : new ScoreRange(statistics.getMin(), statistics.getMax());
  }

  /** Where in the range a score lies, from 0 to 1; 1 where all scores are the same. */
  double congruence(double score) {
    return highest == lowest ? 1 : (score - lowest) / (highest - lowest);
  }
}
