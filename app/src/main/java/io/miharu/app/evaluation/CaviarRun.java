package io.miharu.app.evaluation;

import io.miharu.eval.MatchCounts;
import io.miharu.events.fewshot.FewShotDetector;
import io.miharu.events.fewshot.FewShotLearner;
import io.miharu.events.fewshot.FewShotSettings;
import io.miharu.events.fewshot.VideoSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Meeting and moving in one fold of the CAVIAR pairs, by rule and by a few examples. */
final class CaviarRun {

  /** The two events by their names in reports. */
  enum Event {
    MEETING,
    MOVING;

    private boolean isIn(CaviarPair pair) {
      return pair.meeting() == (this == MEETING);
    }
  }

  private final List<CaviarPair> training;
  private final List<CaviarPair> test;
  private final PairRules rules;
  private final VideoSpace space;

  CaviarRun(List<CaviarPair> training, List<CaviarPair> test, PairRules rules) {
    this.training = training;
    this.test = test;
    this.rules = rules;
    space =
        VideoSpace.ofLogits(training.stream().map(CaviarPair::features).toArray(double[][]::new));
  }

  /** The event's rule, with limits from the training sequences. */
  PairRule rule(Event event) throws IOException {
    String id = event == Event.MEETING ? "pair-meeting" : "pair-moving";
    return PairRule.choose(rules, id, training, event::isIn);
  }

  /** How well a rule finds the event in the test sequences. */
  MatchCounts byRule(Event event, PairRule rule) {
    return rule.counts(test, event::isIn);
  }

  /**
   * How well a detector finds the event that has seen {@code k} examples of each kind, drawn from
   * the training sequences, and knows no relation to start from.
   *
   * @param seed of the draw
   */
  MatchCounts byExamples(Event event, int k, long seed) {
    List<CaviarPair> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, new Random(seed));
    List<double[]> positives =
        shuffled.stream().filter(event::isIn).limit(k).map(this::placed).toList();
    List<double[]> negatives =
        shuffled.stream().filter(pair -> !event.isIn(pair)).limit(k).map(this::placed).toList();
    FewShotDetector detector =
        new FewShotLearner(FewShotSettings.STANDARDISED)
            .learn(positives, negatives, new double[space.dimensions()]);
    return PairRule.counts(test, event::isIn, pair -> detector.probability(placed(pair)) >= 0.5);
  }

  private double[] placed(CaviarPair pair) {
    return space.place(pair.features());
  }
}
