package io.miharu.events.fewshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns from a few labelled clips of a pool and from the rest of it, and scores the whole pool.
 *
 * <p>Three things are taken from the unlabelled clips, each by a rule of its own:
 *
 * <ul>
 *   <li><b>Guesses.</b> The few unlabelled clips that the detector ranks first, and that no concept
 *       explains alone, are learned from as further positives, of a weight that falls with the
 *       number of real ones.
 *   <li><b>Trust.</b> The better the zero-shot detector ranks the given examples among the whole
 *       pool, the more it is added to what was learned.
 *   <li><b>Crowd.</b> A clip in a dense crowd ({@link UnlabelledClips}) is near to everything that
 *       resembles its kind; that much is taken off its score.
 * </ul>
 *
 * <p>Source: ours. What was tried beside it and what each rule gives is in
 * docs/results/concepts.md. The scores only rank. They are for concepts that exclude each other; in
 * a space of independent detectors the rules were of no use. Equal scores go by the clips' order.
 * Immutable.
 */
public final class PoolLearner {

  /**
   * @param guesses how many unlabelled clips are taken for positives
   * @param guessMass what they count together where there is one example; k examples divide it
   * @param trust how much of the zero-shot detector is added where it ranks the examples best
   * @param crowd how much a deviation of crowd takes off
   */
  public record Settings(int guesses, double guessMass, double trust, double crowd) {

    public static final Settings DEFAULT = new Settings(3, 4, 0.7, 0.2);

    public Settings {
      if (guesses < 0 || !(guessMass > 0) || !(trust >= 0) || !(crowd >= 0)) {
        throw new IllegalArgumentException(
            "needs guesses >= 0, guessMass > 0, trust >= 0, crowd >= 0, got %d, %s, %s, %s"
                .formatted(guesses, guessMass, trust, crowd));
      }
    }
  }

  /** Keeps the last guess in, where clips weigh by their lead in standard deviations. */
  private static final double LEAST_LEAD = 0.2;

  private final Settings settings;
  private final FewShotSettings fewShot;
  private final UnlabelledClips pool;

  public PoolLearner(Settings settings, FewShotSettings fewShot, UnlabelledClips pool) {
    this.settings = settings;
    this.fewShot = fewShot;
    this.pool = pool;
  }

  /**
   * Scores of all clips of the pool, [N]. The labels of the given ones are all that is known.
   *
   * @param positives places of clips in the pool that show the event, one at least
   * @param negatives the same of clips that do not, one at least
   * @param prior the zero-shot detector
   */
  public double[] scores(List<Integer> positives, List<Integer> negatives, double[] prior) {
    List<double[]> shown = positives.stream().map(pool::placed).toList();
    List<double[]> others = negatives.stream().map(pool::placed).toList();
    FewShotDetector first = new FewShotLearner(fewShot).learn(shown, others, prior);
    double[] learned = pool.standardisedScores(first.linear().weights());
    List<Integer> guesses = guesses(learned, positives, negatives);
    if (!guesses.isEmpty()) {
      WeightedExamples more = with(WeightedExamples.balanced(shown, others), guesses, learned);
      learned =
          pool.standardisedScores(PriorRidge.fit(more, first.lambda(), prior, true).weights());
    }
    double[] byRelations = pool.standardisedScores(prior);
    double trust = settings.trust() * trust(byRelations, positives) / Math.sqrt(positives.size());
    double[] scores = new double[pool.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = learned[i] + trust * byRelations[i] - settings.crowd() * pool.crowd(i);
    }
    return scores;
  }

  /** The unlabelled clips that rank first and that no concept explains alone. */
  private List<Integer> guesses(
      double[] learned, List<Integer> positives, List<Integer> negatives) {
    boolean[] labelled = new boolean[pool.size()];
    positives.forEach(i -> labelled[i] = true);
    negatives.forEach(i -> labelled[i] = true);
    return IntStream.range(0, pool.size())
        .filter(i -> !labelled[i] && !pool.explained(i))
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer i) -> settings.crowd() * pool.crowd(i) - learned[i]))
        .limit(settings.guesses())
        .toList();
  }

  /** The examples and the guesses, of which those count more that lead by more. */
  private WeightedExamples with(
      WeightedExamples examples, List<Integer> guesses, double[] learned) {
    List<double[]> x = new ArrayList<>();
    double[] y = new double[examples.size() + guesses.size()];
    double[] weights = new double[y.length];
    int positives = 0;
    for (int i = 0; i < examples.size(); i++) {
      x.add(examples.x(i));
      y[i] = examples.y(i);
      weights[i] = examples.weight(i);
      positives += y[i] > 0 ? 1 : 0;
    }
    double[] lead = guesses.stream().mapToDouble(i -> learned[i]).toArray();
    double least = Arrays.stream(lead).min().orElseThrow();
    double sum = Arrays.stream(lead).map(l -> l - least + LEAST_LEAD).sum();
    for (int g = 0; g < lead.length; g++) {
      x.add(pool.placed(guesses.get(g)));
      y[examples.size() + g] = 1;
      weights[examples.size() + g] =
          settings.guessMass() / positives * (lead[g] - least + LEAST_LEAD) / sum;
    }
    return new WeightedExamples(x.toArray(double[][]::new), y, weights);
  }

  /**
   * How well a detector ranks clips in the pool, in [0, 1]: the mean of {@code -ln(rank / N) / ln
   * N}, less what chance would give (an expected 1 / ln N), not below 0.
   */
  private double trust(double[] scores, List<Integer> examples) {
    double all = Math.log(scores.length);
    double sum = 0;
    for (int example : examples) {
      long ahead = Arrays.stream(scores).filter(s -> s > scores[example]).count();
      sum += (all - Math.log(ahead + 1.0)) / all;
    }
    return Math.max(0, sum / examples.size() - 1 / all);
  }
}
