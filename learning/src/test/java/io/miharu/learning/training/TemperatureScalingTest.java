package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

  /**
   * Three of four are right at a gap of 2: σ(2/T) = 3/4 for T = 2 / ln 3, and then nothing is off.
   */
  @Test
  void fit_threeOfFourRight_isAsSureAsThat() {
    float[] logits = {2, 0, 2, 0, 2, 0, 2, 0};
    TemperatureScaling fit = TemperatureScaling.fit(logits, new int[] {0, 0, 0, 1});
    assertEquals(2 / Math.log(3), fit.temperature(), 1e-5);
    assertEquals(1 / (1 + Math.exp(-2)) - 0.75, fit.errorBefore(), 1e-6);
    assertEquals(0, fit.errorAfter(), 1e-5);
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
