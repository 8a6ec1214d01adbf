package io.miharu.app.evaluation;

import io.miharu.core.EventId;
import io.miharu.core.Moment;
import io.miharu.eval.MatchCounts;
import io.miharu.events.EventDefinition;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.events.fewshot.FewShotDetector;
import io.miharu.events.fewshot.FewShotLearner;
import io.miharu.events.fewshot.FewShotSettings;
import io.miharu.events.fewshot.VideoSpace;
import io.miharu.knowledge.Ontology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

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
  private final Ontology ontology;
  private final VideoSpace space;

  CaviarRun(List<CaviarPair> training, List<CaviarPair> test, Ontology ontology) {
    this.training = training;
    this.test = test;
    this.ontology = ontology;
    space =
        VideoSpace.ofLogits(training.stream().map(CaviarPair::features).toArray(double[][]::new));
  }

  /** How well the event's rule finds it in the test sequences. */
  MatchCounts byRule(Event event) {
    EventDefinition rule =
        ontology
            .event(EventId.of(event == Event.MEETING ? "pair-meeting" : "pair-moving"))
            .orElseThrow();
    return counts(event, pair -> fires(rule, pair));
  }

  private boolean fires(EventDefinition rule, CaviarPair pair) {
    StreamingMatcher matcher =
        new StreamingMatcher("pair", List.of(rule), ontology, MatcherSettings.DEFAULT);
    int hits = 0;
    for (Moment moment : pair.moments()) {
      hits += matcher.accept(moment).size();
    }
    return hits + matcher.finish().size() > 0;
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
    return counts(event, pair -> detector.probability(placed(pair)) >= 0.5);
  }

  private double[] placed(CaviarPair pair) {
    return space.place(pair.features());
  }

  private MatchCounts counts(Event event, Predicate<CaviarPair> says) {
    MatchCounts counts = MatchCounts.NONE;
    for (CaviarPair pair : test) {
      boolean found = says.test(pair);
      boolean right = event.isIn(pair);
      counts =
          counts.plus(
              new MatchCounts(
                  found && right ? 1 : 0, found && !right ? 1 : 0, right && !found ? 1 : 0));
    }
    return counts;
  }
}
