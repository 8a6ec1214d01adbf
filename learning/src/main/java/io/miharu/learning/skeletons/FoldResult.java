package io.miharu.learning.skeletons;

import java.util.List;

/**
 * What one trained network did on one fold's judging clips. Immutable.
 *
 * @param fold its name
 * @param seed of the training
 * @param truths the true class of each clip, by its place in the set's actions
 * @param answers the answered class of each clip, likewise
 * @param seconds the training took
 */
public record FoldResult(
    String fold, long seed, List<Integer> truths, List<Integer> answers, double seconds) {

  public FoldResult {
    truths = List.copyOf(truths);
    answers = List.copyOf(answers);
    if (truths.size() != answers.size() || truths.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs an answer for each of one clip or more, got %d for %d"
              .formatted(fold, answers.size(), truths.size()));
    }
  }

  /** How many clips were answered rightly. */
  public int hits() {
    int hits = 0;
    for (int i = 0; i < truths.size(); i++) {
      hits += truths.get(i).equals(answers.get(i)) ? 1 : 0;
    }
    return hits;
  }

  /** The share of clips answered rightly, [0, 1]. */
  public double accuracy() {
    return (double) hits() / truths.size();
  }
}
