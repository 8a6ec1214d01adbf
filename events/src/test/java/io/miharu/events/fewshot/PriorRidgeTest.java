package io.miharu.events.fewshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorRidgeTest {

  private static final double[] PRIOR = {0.5, 0.5};

  private static WeightedExamples oracle() {
    return new WeightedExamples(
        new double[][] {{1, 0}, {1, 1}, {0, 1}}, new double[] {1, 1, -1}, new double[] {1, 1, 1});
  }

  @Test
  void closedForm_ofTheMethodsExample_isItsOracle() {
    assertArrayEquals(new double[] {0.875, -0.125}, PriorRidge.primal(oracle(), 1, PRIOR), 1e-12);
    assertArrayEquals(new double[] {0.875, -0.125}, PriorRidge.dual(oracle(), 1, PRIOR), 1e-12);
    assertArrayEquals(
        new double[] {0.125, 0.25, -0.875}, PriorRidge.alpha(oracle(), 1, PRIOR), 1e-12);
  }

  @Test
  void leaveOneOut_ofTheMethodsExample_isItsOracle() {
    double[] residuals = {0.2, 0.5, -1.4};
    double[] scores = PriorRidge.leaveOneOut(oracle(), 1, PRIOR, false, 0, 1, 2);
    for (int i = 0; i < 3; i++) {
      assertEquals(residuals[i], oracle().y(i) - scores[i], 1e-12);
    }
  }

  @Test
  void closedForm_lambdaAtItsEnds_isThePriorOrPlainLeastSquares() {
    assertArrayEquals(PRIOR, PriorRidge.primal(oracle(), 1e12, PRIOR), 1e-9);
    assertArrayEquals(
        new double[] {1.333333, -0.666667}, PriorRidge.primal(oracle(), 1e-9, PRIOR), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"5, 12", "40, 12", "12, 12"})
  void views_ofRandomExamples_agree(int clips, int concepts) {
    Random random = new Random(clips);
    WeightedExamples examples = random(random, clips, concepts);
    double[] prior = random.doubles(concepts, -1, 1).toArray();
    double[] closed = PriorRidge.primal(examples, 2.5, prior);
    assertArrayEquals(closed, PriorRidge.dual(examples, 2.5, prior), 1e-9);
    WeightedExamples pseudo = PriorRidge.pseudoSamples(examples, 2.5, prior);
    // Ordinary least squares has no lambda; 1e-13 only keeps the method's door open.
    assertArrayEquals(closed, PriorRidge.primal(pseudo, 1e-13, new double[concepts]), 1e-9);
    KernelRidge kernel =
        KernelRidge.fit(examples, 2.5, Kernel.linear(), x -> Vectors.dot(prior, x));
    double[] clip = random.doubles(concepts, -1, 1).toArray();
    assertEquals(Vectors.dot(closed, clip), kernel.score(clip), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"5, 12, true", "40, 12, true", "9, 12, false", "30, 5, false"})
  void leaveOneOut_equalsLearningAgainWithoutTheClip(int clips, int concepts, boolean bias) {
    Random random = new Random(7);
    WeightedExamples examples = random(random, clips, concepts);
    double[] prior = random.doubles(concepts, -1, 1).toArray();
    double[] fast = PriorRidge.leaveOneOut(examples, 2, prior, bias, PriorRidge.all(examples));
    for (int left = 0; left < clips; left++) {
      double[][] x = new double[clips - 1][];
      double[] y = new double[clips - 1];
      double[] weights = new double[clips - 1];
      for (int i = 0; i < clips - 1; i++) {
        int from = i < left ? i : i + 1;
        x[i] = examples.x(from);
        y[i] = examples.y(from);
        weights[i] = examples.weight(from);
      }
      LinearDetector again = PriorRidge.fit(new WeightedExamples(x, y, weights), 2, prior, bias);
      assertEquals(again.score(examples.x(left)), fast[left], 1e-8);
    }
  }

  @Test
  void fit_withoutExamples_isThePriorBitByBit() {
    WeightedExamples none = new WeightedExamples(new double[0][], new double[0], new double[0]);
    double[] prior = {0.1, -0.7, Math.PI};
    assertArrayEquals(prior, PriorRidge.fit(none, 3, prior, true).weights(), 0.0);
  }

  @Test
  void fit_duplicatesOfHalfTheWeight_changeNothing() {
    Random random = new Random(3);
    WeightedExamples once = random(random, 8, 4);
    double[][] x = new double[16][];
    double[] y = new double[16];
    double[] weights = new double[16];
    for (int i = 0; i < 16; i++) {
      x[i] = once.x(i / 2);
      y[i] = once.y(i / 2);
      weights[i] = once.weight(i / 2) / 2;
    }
    double[] prior = {1, 2, 3, 4};
    assertArrayEquals(
        PriorRidge.fit(once, 1, prior, true).weights(),
        PriorRidge.fit(new WeightedExamples(x, y, weights), 1, prior, true).weights(),
        1e-9);
  }

  @Test
  void learner_withdrawnExample_leavesNothingBehind() {
    Random random = new Random(9);
    List<double[]> clips = clips(random, 60, 6);
    FewShotLearner learner = new FewShotLearner(FewShotSettings.UNIT);
    double[] prior = {1, 0, 0, 0, 0, 0};
    List<double[]> negatives = clips.subList(10, 60);
    FewShotDetector two = learner.learn(clips.subList(0, 2), negatives, prior);
    learner.learn(clips.subList(0, 3), negatives, prior);
    FewShotDetector again = learner.learn(clips.subList(0, 2), negatives, prior);
    assertArrayEquals(two.linear().weights(), again.linear().weights(), 0.0);
    assertEquals(two.probability(clips.get(5)), again.probability(clips.get(5)));
  }

  @Test
  void learner_onePositiveAlone_ranksItAboveTheBackground() {
    Random random = new Random(11);
    List<double[]> background = clips(random, 200, 6);
    double[] positive = {3, 3, 0, 0, 0, 0};
    FewShotDetector learned =
        new FewShotLearner(FewShotSettings.UNIT)
            .learnFromPositives(List.of(positive), background, new double[6], 1);
    double above =
        background.stream()
            .filter(x -> learned.probability(x) < learned.probability(positive))
            .count();
    assertTrue(above >= 0.95 * 200, "above " + above);
    // Concept 0 speaks for the event, so without it the probability is lower.
    assertTrue(learned.probabilityWithout(positive, 0) < learned.probability(positive));
  }

  @Test
  void learner_withoutNegatives_saysWhatToDo() {
    FewShotLearner learner = new FewShotLearner(FewShotSettings.UNIT);
    List<double[]> one = List.of(new double[] {1});
    assertThrows(
        IllegalArgumentException.class, () -> learner.learn(one, List.of(), new double[1]));
  }

  @Test
  void contributions_andTheBias_addUpToTheScore() {
    LinearDetector detector = new LinearDetector(new double[] {1, -2}, 0.5);
    double[] x = {3, 4};
    assertEquals(
        detector.score(x), Arrays.stream(detector.contributions(x)).sum() + detector.bias());
    assertEquals(detector.score(x) - 3, detector.scoreWithout(x, 0));
  }

  @Test
  void fusion_ofAScoreThatDecides_trustsItMore() {
    Random random = new Random(2);
    double[] f = new double[400];
    double[] z = new double[400];
    boolean[] positive = new boolean[400];
    for (int i = 0; i < 400; i++) {
      positive[i] = i % 2 == 0;
      f[i] = (positive[i] ? 1 : -1) + random.nextGaussian();
      z[i] = random.nextGaussian();
    }
    ScoreFusion fusion = ScoreFusion.fit(f, z, positive);
    // Gaussians at -1 and 1 with deviation 1 have log odds 2 f.
    assertEquals(2, fusion.a(), 0.5);
    assertEquals(0, fusion.b(), 0.3);
    assertEquals(1 / (1 + Math.exp(-1.5)), ScoreFusion.ZERO_SHOT.probability(9, 1.5), 1e-12);
  }

  @Test
  void percentiles_ofTwoLists_areAveraged() {
    double[] mean = ScoreFusion.meanPercentiles(new double[] {1, 2}, new double[] {5, 5});
    // (0.25 + 0.5) / 2 and (0.75 + 0.5) / 2.
    assertArrayEquals(new double[] {0.375, 0.625}, mean, 1e-12);
  }

  @Test
  void shares_aHiddenRestOfTheWhole_doesNotMoveAClip() {
    double[][] background = clips(new Random(4), 50, 5).toArray(double[][]::new);
    for (double[] row : background) {
      Arrays.setAll(row, c -> Math.abs(row[c]));
    }
    VideoSpace space = VideoSpace.ofShares(background);
    double[] scores = {0.1, 0.2, 0.05, 0.3, 0.15};
    double[] scaled = Arrays.stream(scores).map(s -> s / 7).toArray();
    assertArrayEquals(space.place(scores), space.place(scaled), 1e-12);
  }

  private static List<double[]> clips(Random random, int clips, int concepts) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      double[] x = new double[concepts];
      Arrays.setAll(x, c -> random.nextGaussian());
      all.add(x);
    }
    return all;
  }

  private static WeightedExamples random(Random random, int clips, int concepts) {
    double[] y = new double[clips];
    Arrays.setAll(y, i -> random.nextBoolean() ? 1 : -1);
    return new WeightedExamples(
        clips(random, clips, concepts).toArray(double[][]::new),
        y,
        random.doubles(clips, 0.5, 2).toArray());
  }
}
