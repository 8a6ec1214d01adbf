package io.miharu.events.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final double EXACT = 1e-6;

  @Test
  void rankNormal_ofFiveClips_isTheMethodsOracle() {
    RankNormal calibration = RankNormal.fit(new double[] {50, 10, 30, 20, 40});
    double[] expected = {-1.281552, -0.524401, 0, 0.524401, 1.281552};
    for (int i = 0; i < 5; i++) {
      assertEquals(expected[i], calibration.logit(10 * (i + 1)), EXACT);
    }
  }

  @Test
  void rankNormal_ties_getTheirMeanRank() {
    RankNormal calibration = RankNormal.fit(new double[] {1, 2, 2, 3});
    // Ranks 2 and 3 of 4: (2.5 - 0.5) / 4 = 0.5, the middle of the normal distribution.
    assertEquals(0, calibration.logit(2), EXACT);
  }

  @Test
  void rankNormal_aDetectorScaledByAHundred_changesNothing() {
    Random random = new Random(5);
    double[] scores = random.doubles(500).toArray();
    double[] scaled = Arrays.stream(scores).map(s -> 100 * s).toArray();
    RankNormal one = RankNormal.fit(scores);
    RankNormal other = RankNormal.fit(scaled);
    for (double score : scores) {
      assertEquals(one.logit(score), other.logit(100 * score));
    }
  }

  @Test
  void rankNormal_outsideTheBackground_staysFinite() {
    RankNormal calibration = RankNormal.fit(new double[] {1, 2});
    assertTrue(calibration.logit(-9) > -6 && calibration.logit(9) < 6);
    assertTrue(calibration.logit(9) > calibration.logit(2));
  }

  @Test
  void rankNormal_withoutBackground_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> RankNormal.fit(new double[] {Double.NaN}));
  }

  @Test
  void platt_targets_areTheMethodsOracle() {
    assertEquals(0.916667, PlattScaling.positiveTarget(10), EXACT);
    assertEquals(0.010870, PlattScaling.negativeTarget(90), EXACT);
  }

  @Test
  void platt_scoresThatSayNothing_giveTheShareOfTargets() {
    // With equal scores the best probability is the mean target: (2 * 3/4 + 6 * 1/8) / 8 = 0.28125.
    boolean[] positive = {true, true, false, false, false, false, false, false};
    PlattScaling fitted = PlattScaling.fit(new double[8], positive);
    assertEquals((2 * 0.75 + 6 * 0.125) / 8, fitted.probability(0), 1e-9);
  }

  @Test
  void platt_twoScores_meetTheirTargetsExactly() {
    // Two parameters, two distinct scores: p(1) = (4 + 1) / (4 + 2), p(0) = 1 / (3 + 2).
    double[] scores = {1, 1, 1, 1, 0, 0, 0};
    boolean[] positive = {true, true, true, true, false, false, false};
    PlattScaling fitted = PlattScaling.fit(scores, positive);
    assertEquals(5.0 / 6, fitted.probability(1), 1e-6);
    assertEquals(1.0 / 5, fitted.probability(0), 1e-6);
  }

  @Test
  void platt_oneKindOfClips_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PlattScaling.fit(new double[] {1, 2}, new boolean[] {true, true}));
  }

  @Test
  void logits_ofCertainty_areClipped() {
    assertEquals(6, Logits.of(1));
    assertEquals(-6, Logits.of(0));
    assertEquals(Math.log(0.8 / 0.2), Logits.of(0.8), 1e-12);
    assertTrue(Double.isNaN(Logits.of(Double.NaN)));
  }

  @Test
  void expectedError_twoBins_isTheWeightedGap() {
    ReliabilityBins bins = new ReliabilityBins();
    bins.add(0.85, true);
    bins.add(0.85, false);
    bins.add(0.15, false);
    bins.add(0.15, false);
    // |1/2 - 0.85| and |0 - 0.15|, half of the clips each.
    assertEquals(0.5 * 0.35 + 0.5 * 0.15, bins.expectedError(), 1e-12);
  }
}
