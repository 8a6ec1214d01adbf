package io.miharu.events.fewshot;

import io.miharu.events.calibration.PlattScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns an event from a few examples, starting from its zero-shot detector.
 *
 * <p>Source: event detection, section 7. Learning starts from the examples each time, so one that
 * is withdrawn leaves nothing behind. Thread-safe.
 */
public final class FewShotLearner {

  /** Negatives taken from the background where none are given; section 7. */
  public static final int DRAWN_NEGATIVES = 50;

  private static final double[] LAMBDA_STEPS = {0.25, 0.5, 1, 2};
  private static final double[] PRIOR_SHARES = {1, 0.75, 0.5, 0.25, 0};

  /** So many negatives are enough to calibrate with. */
  private static final int CALIBRATION_NEGATIVES = 100;

  /**
   * From so many positives on, probabilities rest on what is said of each without having learned
   * from it. One that was left out of fewer takes too much of the event with it, and would rank
   * below the negatives; there the examples themselves must do, and Platt's targets keep it modest.
   */
  private static final int HONEST_FROM = 3;

  private final FewShotSettings settings;

  public FewShotLearner(FewShotSettings settings) {
    this.settings = settings;
  }

  /**
   * @param positives concept values of clips that show the event, at least one
   * @param negatives the same of clips that do not, at least one
   * @param prior the zero-shot detector, w_prior of {@link VideoSpace#prior}; all 0 where nothing
   *     is known
   */
  public FewShotDetector learn(List<double[]> positives, List<double[]> negatives, double[] prior) {
    if (positives.isEmpty() || negatives.isEmpty()) {
      throw new IllegalArgumentException(
          "learning needs a positive and a negative clip, got %d and %d; draw negatives from the index"
              .formatted(positives.size(), negatives.size()));
    }
    WeightedExamples examples = WeightedExamples.balanced(positives, negatives);
    double[] from = weighed(examples, positives.size(), prior);
    double lambda = lambda(positives, negatives, from);
    PriorRidge.Solved solved = PriorRidge.Solved.of(examples, lambda, from, true);
    return new FewShotDetector(
        solved.detector(), calibrate(examples, solved, positives.size()), lambda, positives.size());
  }

  /**
   * Learns from positives alone, with negatives drawn from the background.
   *
   * @param background clips of which few show the event
   * @param seed of the draw
   */
  public FewShotDetector learnFromPositives(
      List<double[]> positives, List<double[]> background, double[] prior, long seed) {
    List<double[]> shuffled = new ArrayList<>(background);
    shuffled.removeAll(positives);
    Collections.shuffle(shuffled, new Random(seed));
    return learn(positives, shuffled.subList(0, Math.min(DRAWN_NEGATIVES, shuffled.size())), prior);
  }

  /** By leaving one out, among the positives and as many negatives as calibration takes. */
  private double lambda(List<double[]> positives, List<double[]> negatives, double[] prior) {
    double usual = settings.lambda() / Math.sqrt(positives.size());
    if (positives.size() < settings.chooseLambdaFrom()) {
      return usual;
    }
    List<double[]> fewer = new ArrayList<>();
    int kept = Math.min(CALIBRATION_NEGATIVES, negatives.size());
    for (int i = 0; i < kept; i++) {
      fewer.add(negatives.get((int) ((long) i * negatives.size() / kept)));
    }
    WeightedExamples examples = WeightedExamples.balanced(positives, fewer);
    double best = usual;
    double least = Double.POSITIVE_INFINITY;
    for (double step : LAMBDA_STEPS) {
      double[] scores =
          PriorRidge.leaveOneOut(examples, step * usual, prior, true, PriorRidge.all(examples));
      double error = error(examples, scores);
      if (error < least) {
        least = error;
        best = step * usual;
      }
    }
    return best;
  }

  /** As much of the prior as leaves the least error on examples that are left out in turn. */
  private double[] weighed(WeightedExamples examples, int positives, double[] prior) {
    if (positives < settings.weighPriorFrom()) {
      return prior;
    }
    double lambda = settings.lambda() / Math.sqrt(positives);
    double[] best = prior;
    double least = Double.POSITIVE_INFINITY;
    for (double share : PRIOR_SHARES) {
      double[] some = Arrays.stream(prior).map(weight -> share * weight).toArray();
      double error =
          error(
              examples,
              PriorRidge.leaveOneOut(examples, lambda, some, true, PriorRidge.all(examples)));
      if (error < least) {
        least = error;
        best = some;
      }
    }
    return best;
  }

  private static double error(WeightedExamples examples, double[] scores) {
    double error = 0;
    for (int i = 0; i < scores.length; i++) {
      error += examples.weight(i) * (examples.y(i) - scores[i]) * (examples.y(i) - scores[i]);
    }
    return error;
  }

  private static PlattScaling calibrate(
      WeightedExamples examples, PriorRidge.Solved solved, int positives) {
    int[] clips = calibrationClips(examples, positives);
    boolean[] positive = new boolean[clips.length];
    double[] scores = new double[clips.length];
    for (int c = 0; c < clips.length; c++) {
      positive[c] = clips[c] < positives;
      scores[c] = solved.detector().score(examples.x(clips[c]));
    }
    if (positives >= HONEST_FROM) {
      PlattScaling honest = PlattScaling.fit(solved.leaveOneOut(clips), positive);
      if (honest.a() < 0) {
        return honest;
      }
    }
    return PlattScaling.fit(scores, positive);
  }

  /** All positives, which come first, and evenly spread negatives. */
  private static int[] calibrationClips(WeightedExamples examples, int positives) {
    int negatives = examples.size() - positives;
    int kept = Math.min(CALIBRATION_NEGATIVES, negatives);
    int[] clips = new int[positives + kept];
    for (int c = 0; c < clips.length; c++) {
      clips[c] = c < positives ? c : positives + (int) ((long) (c - positives) * negatives / kept);
    }
    return clips;
  }
}
