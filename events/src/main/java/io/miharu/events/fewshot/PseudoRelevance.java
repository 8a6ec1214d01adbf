package io.miharu.events.fewshot;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Sharpens a zero-shot detector with clips that nobody labelled: those it ranks first are taken for
 * positives, those that another concept explains alone for negatives, and a detector learned from
 * them is mixed in.
 *
 * <p>Source: ours, after pseudo-relevance feedback as of Jiang et al., "Easy Samples First:
 * Self-paced Reranking for Zero-Example Multimedia Search", ACM Multimedia 2014: better clips count
 * more. Works in a space of shares ({@link VideoSpace#ofShares}). Deterministic; equal scores go by
 * the clips' order. O(rounds N C min(N, C)).
 */
public final class PseudoRelevance {

  /**
   * @param rounds how often
   * @param clips so many count as positives
   * @param mix the share of what was learned in the answer, in [0, 1]
   * @param lambda of the learning, large: the positives are only guesses
   * @param explained from this dominance on another concept explains a clip alone
   */
  public record Settings(int rounds, int clips, double mix, double lambda, double explained) {

    public static final Settings DEFAULT = new Settings(2, 10, 0.3, 5, 0.95);

    public Settings {
      if (rounds < 0 || clips < 1 || !(mix >= 0 && mix <= 1) || !(lambda > 0)) {
        throw new IllegalArgumentException(
            "needs rounds >= 0, clips >= 1, mix in [0, 1], lambda > 0, got %d, %d, %s, %s"
                .formatted(rounds, clips, mix, lambda));
      }
    }
  }

  private final Settings settings;

  public PseudoRelevance(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param placed unlabelled clips in their space, [N][D]
   * @param shares the same clips' scores, [N][C]
   * @param prior the zero-shot detector, [D]
   * @return the sharpened detector, [D], of the length of the prior; the prior itself where there
   *     are too few clips of either kind
   */
  public double[] sharpen(double[][] placed, double[][] shares, double[] prior) {
    boolean[] explained = new boolean[placed.length];
    for (int i = 0; i < explained.length; i++) {
      explained[i] = VideoSpace.dominance(shares[i]) >= settings.explained();
    }
    double[] first = standardised(prior, placed);
    double[] current = first;
    for (int round = 0; round < settings.rounds(); round++) {
      WeightedExamples guessed = guess(placed, explained, current);
      if (guessed.size() <= settings.clips()) {
        return prior.clone();
      }
      LinearDetector learned =
          PriorRidge.fit(guessed, settings.lambda(), new double[prior.length], true);
      double[] step = standardised(learned.weights(), placed);
      double[] mixed = new double[prior.length];
      Vectors.add(mixed, 1 - settings.mix(), first);
      Vectors.add(mixed, settings.mix(), step);
      current = mixed;
    }
    double length = Math.sqrt(Vectors.dot(prior, prior));
    return Arrays.stream(Vectors.unit(current)).map(w -> w * length).toArray();
  }

  /** The first clips as positives, by how far they lead, and all explained ones as negatives. */
  private WeightedExamples guess(double[][] placed, boolean[] explained, double[] weights) {
    double[] scores = new double[placed.length];
    Integer[] order = new Integer[placed.length];
    int open = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = explained[i] ? Double.NEGATIVE_INFINITY : Vectors.dot(weights, placed[i]);
      order[i] = i;
      open += explained[i] ? 0 : 1;
    }
    Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> -scores[i]));
    int positives = Math.min(settings.clips(), open);
    int negatives = placed.length - open;
    if (positives == 0 || negatives == 0) {
      return new WeightedExamples(new double[0][], new double[0], new double[0]);
    }
    double[][] x = new double[positives + negatives][];
    double[] y = new double[x.length];
    double[] mass = new double[x.length];
    double sum = 0;
    for (int p = 0; p < positives; p++) {
      x[p] = placed[order[p]];
      y[p] = 1;
      // Standardised scores: 0.2 of a deviation keeps the last one in.
      mass[p] = scores[order[p]] - scores[order[positives - 1]] + 0.2;
      sum += mass[p];
    }
    for (int p = 0; p < positives; p++) {
      mass[p] *= 10 / sum;
    }
    int at = positives;
    for (int i = 0; i < placed.length; i++) {
      if (explained[i]) {
        x[at] = placed[i];
        y[at] = -1;
        mass[at++] = 10.0 / negatives;
      }
    }
    return new WeightedExamples(x, y, mass);
  }

  /** The weights divided by the deviation of their scores over the clips. */
  private static double[] standardised(double[] weights, double[][] placed) {
    double mean = 0;
    double square = 0;
    for (double[] x : placed) {
      double score = Vectors.dot(weights, x);
      mean += score / placed.length;
      square += score * score / placed.length;
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return Arrays.stream(weights).map(w -> deviation > 0 ? w / deviation : w).toArray();
  }
}
