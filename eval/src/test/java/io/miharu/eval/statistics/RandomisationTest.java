package io.miharu.eval.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomisationTest {

  private static double p(double... differences) {
    return Randomisation.pValue(differences, 10_000, 1);
  }

  @Test
  void pValue_threeUnitsAllBetter_isTwoSwapsOfEight() {
    // Only +++ and --- reach |1 + 2 + 3| = 6.
    assertEquals(2.0 / 8, p(1, 2, 3));
  }

  @Test
  void pValue_threeUnitsOneWorse_isByEnumeration() {
    // |1 + 2 - 4| = 1. The sums of all swaps are ±7, ±5, ±3, ±1: every one is 1 or more.
    assertEquals(1, p(1, 2, -4));
    // |-1 + 2 + 4| = 5: of ±7, ±5, ±3, ±1 four are 5 or more.
    assertEquals(4.0 / 8, p(-1, 2, 4));
  }

  @Test
  void pValue_ofEqualSystems_isOne() {
    assertEquals(1, p(0, 0, 0));
  }

  @Test
  void pValue_sumsThatRoundDifferently_stillCountAsEqual() {
    // ±0.1 ± 0.2 ± 0.3: the all-positive sum and its mirror, whatever the order of adding.
    assertEquals(2.0 / 8, p(0.1, 0.2, 0.3));
    assertEquals(2.0 / 8, p(0.3, 0.1, 0.2));
  }

  @Test
  void pValue_unitsWithoutValue_areLeftOut() {
    assertEquals(2.0 / 8, p(1, Double.NaN, 2, 3));
    assertTrue(Double.isNaN(p(Double.NaN)));
    assertTrue(Double.isNaN(p()));
  }

  @Test
  void pValue_drawnInsteadOfTried_comesNearTheBinomialTail() {
    // 20 units of size 1, 15 of them better: |sum| >= 10 means 15 or more of either sign.
    double[] differences = new double[20];
    Arrays.fill(differences, 1);
    Arrays.fill(differences, 0, 5, -1);
    // 2 * (C(20,15) + C(20,16) + C(20,17) + C(20,18) + C(20,19) + C(20,20)) / 2^20
    double exact = 2.0 * (15504 + 4845 + 1140 + 190 + 20 + 1) / (1 << 20);
    assertEquals(exact, p(differences), 0.006, "three standard deviations of 10,000 draws");
    assertEquals(p(differences), p(differences), "the same seed, the same answer");
  }

  @Test
  void holm_raisesTheSmallestMost() {
    // In rising order 0.01 * 3, 0.02 * 2, 0.04 * 1.
    assertArrayEquals(
        new double[] {0.04, 0.03, 0.04}, Holm.adjusted(new double[] {0.04, 0.01, 0.02}), 1e-12);
  }

  @Test
  void holm_neverFallsBelowASmallerP_andNeverPassesOne() {
    // 0.01 * 4 = 0.04; 0.03 * 3 = 0.09; 0.04 * 2 = 0.08, raised to 0.09; 0.9 * 1.
    assertArrayEquals(
        new double[] {0.04, 0.09, 0.09, 0.9},
        Holm.adjusted(new double[] {0.01, 0.03, 0.04, 0.9}),
        1e-12);
    assertArrayEquals(new double[] {1, 1}, Holm.adjusted(new double[] {0.7, 0.8}), 1e-12);
  }

  @Test
  void holm_questionsWithoutAnswer_costNothing() {
    assertArrayEquals(
        new double[] {Double.NaN, 0.04, 0.04},
        Holm.adjusted(new double[] {Double.NaN, 0.02, 0.03}));
  }
}
