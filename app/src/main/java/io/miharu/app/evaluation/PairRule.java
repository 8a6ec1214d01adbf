package io.miharu.app.evaluation;

import io.miharu.core.EventId;
import io.miharu.core.Moment;
import io.miharu.eval.MatchCounts;
import io.miharu.events.EventDefinition;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A rule for one event of two people, with the limits that were chosen for it.
 *
 * @param reachPx how near "within reach" is
 * @param seconds what stands for {@code $lasting} and {@code $within}
 * @param ontology the rules with these seconds
 */
record PairRule(String event, double reachPx, Seconds seconds, Ontology ontology) {

  /**
   * What a rule may ask for.
   *
   * @param lasting how long the two must stand, or walk
   * @param within for how long they must not do the other afterwards
   */
  record Seconds(double lasting, double within) {}

  /** From lax to strict. */
  private static final List<Double> REACHES = List.of(100.0, 60.0, 40.0, 30.0, 25.0, 20.0);

  private static final List<Double> LASTING = List.of(0.2, 0.5, 1.0, 2.0);
  private static final List<Double> WITHIN = List.of(4.0, 3.0, 2.0, 1.0);

  /** What a stricter limit must gain in F1 to be worth it. */
  private static final double WORTH = 0.01;

  /** Sequences are windows that overlap by 97 of 100 steps, so one of these many will do. */
  private static final int EVERY = 3;

  /**
   * The rule that finds the event best in these sequences, by F1; of those that are nearly as good
   * the one that asks for least: the farthest reach, then the shortest stand, then the longest
   * absence.
   *
   * @param event the id of the event
   * @param isIn which sequences hold it
   */
  static PairRule choose(
      PairRules rules, String event, List<CaviarPair> training, Predicate<CaviarPair> isIn)
      throws IOException {
    List<CaviarPair> some =
        IntStream.range(0, training.size())
            .filter(i -> i % EVERY == 0)
            .mapToObj(training::get)
            .toList();
    PairRule best = null;
    double most = 0;
    for (double reach : REACHES) {
      for (double lasting : LASTING) {
        for (double within : WITHIN) {
          Seconds seconds = new Seconds(lasting, within);
          PairRule rule = new PairRule(event, reach, seconds, rules.with(seconds));
          double f1 = rule.counts(some, isIn).f1();
          if (best == null || f1 > most + WORTH) {
            best = rule;
            most = f1;
          }
        }
      }
    }
    if (best == null) {
      throw new AssertionError("there are no limits to choose from");
    }
    return best;
  }

  /** How well it finds the event in these sequences. */
  MatchCounts counts(List<CaviarPair> pairs, Predicate<CaviarPair> isIn) {
    return counts(pairs, isIn, this::fires);
  }

  /** The same for anything that says of a sequence whether it holds the event. */
  static MatchCounts counts(
      List<CaviarPair> pairs, Predicate<CaviarPair> isIn, Predicate<CaviarPair> says) {
    MatchCounts counts = MatchCounts.NONE;
    for (CaviarPair pair : pairs) {
      boolean found = says.test(pair);
      boolean right = isIn.test(pair);
      counts =
          counts.plus(
              new MatchCounts(
                  found && right ? 1 : 0, found && !right ? 1 : 0, right && !found ? 1 : 0));
    }
    return counts;
  }

  private boolean fires(CaviarPair pair) {
    EventDefinition rule = ontology.event(EventId.of(event)).orElseThrow();
    StreamingMatcher matcher =
        new StreamingMatcher("pair", List.of(rule), ontology, MatcherSettings.DEFAULT);
    int hits = 0;
    for (Moment moment : pair.moments(reachPx)) {
      hits += matcher.accept(moment).size();
    }
    return hits + matcher.finish().size() > 0;
  }
}
