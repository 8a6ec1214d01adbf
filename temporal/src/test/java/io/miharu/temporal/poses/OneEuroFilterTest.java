package io.miharu.temporal.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OneEuroFilterTest {

  /** Equation 6: tau = 1 / (2 pi f), alpha = 1 / (1 + tau / T). */
  @Test
  void alpha_cutoffOfOneHertzAtTenPerSecond_followsTheEquation() {
    assertEquals(0.1 / (0.1 + 1 / (2 * Math.PI)), OneEuroFilter.alpha(1, 0.1), 1e-12);
  }

  @Test
  void next_secondValueWithoutBeta_isTheExponentialMean() {
    OneEuroFilter filter = new OneEuroFilter(1, 0);
    assertEquals(5, filter.next(5, Double.NaN), 1e-12);
    assertEquals(5 + 2 * OneEuroFilter.alpha(1, 0.2), filter.next(7, 0.2), 1e-12);
  }

  @Test
  void next_secondValueWithBeta_raisesTheCutoffByTheFilteredSpeed() {
    OneEuroFilter filter = new OneEuroFilter(1, 3);
    filter.next(5, Double.NaN);
    double speed = OneEuroFilter.alpha(1, 0.2) * (7 - 5) / 0.2;
    assertEquals(5 + 2 * OneEuroFilter.alpha(1 + 3 * speed, 0.2), filter.next(7, 0.2), 1e-12);
  }

  @Test
  void next_noiseAroundAPlace_isReduced() {
    Random random = new Random(1);
    OneEuroFilter filter = new OneEuroFilter(1, 0.1);
    double before = 0;
    double after = 0;
    for (int i = 0; i < 500; i++) {
      double noise = random.nextGaussian();
      before += noise * noise;
      double left = filter.next(noise, 1.0 / 30);
      after += left * left;
    }
    assertTrue(after < before / 4, after + " of " + before);
  }
}
