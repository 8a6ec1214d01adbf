package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

  /** 300 of 400 are right at a gap of 2; Laplace's rule allows σ(2/T) = 301/402. */
  @Test
  void fit_threeOfFourRight_isAlmostAsSureAsThat() {
    float[] logits = new float[800];
    int[] labels = new int[400];
    for (int i = 0; i < 400; i++) {
      logits[2 * i] = 2;
      labels[i] = i % 4 == 0 ? 1 : 0;
    }
    TemperatureScaling fit = TemperatureScaling.fit(logits, labels);
    double sure = 301.0 / 402;
    assertEquals(2 / Math.log(sure / (1 - sure)), fit.temperature(), 1e-5);
    assertEquals(1 / (1 + Math.exp(-2)) - 0.75, fit.errorBefore(), 1e-6);
    assertEquals(0.75 - sure, fit.errorAfter(), 1e-6);
  }

  @Test
  void fit_alwaysRight_isNotInfinitelySure() {
    TemperatureScaling fit =
        TemperatureScaling.fit(new float[] {9, 0, 0, 9, 9, 0, 0, 9}, new int[] {0, 1, 0, 1});
    assertEquals(5.0 / 6, 1 / (1 + Math.exp(-9 / fit.temperature())), 1e-6);
  }

  @Test
  void fit_scoresThreeTimesTooLarge_findsThree() {
    SplittableRandom random = new SplittableRandom(1);
    int count = 20_000;
    float[] logits = new float[3 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      double[] chances = new double[3];
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        double score = 2 * random.nextGaussian();
        logits[3 * i + k] = (float) (3 * score);
        chances[k] = Math.exp(score);
        sum += chances[k];
      }
      double draw = random.nextDouble() * sum;
      labels[i] = draw < chances[0] ? 0 : draw < chances[0] + chances[1] ? 1 : 2;
    }
    TemperatureScaling fit = TemperatureScaling.fit(logits, labels);
    assertEquals(3, fit.temperature(), 0.1);
    assertTrue(fit.errorAfter() < 0.02 && fit.errorBefore() > 0.1, fit.toString());
  }
}
