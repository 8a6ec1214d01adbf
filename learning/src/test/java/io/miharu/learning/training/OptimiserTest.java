package io.miharu.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** R13: on f = ½(x² + 100y²), whose gradient is (x, 100y), from (1, 1). */
class OptimiserTest {

  private static final double FLOAT = 1e-6;

  @Test
  void plainDescent_threeSteps_agreeWithThePencil() {
    double[][] path = path(Momentum.NONE, 0.01, 0, 3);
    assertPoint(1 - 0.01 * 1, 1 - 0.01 * 100, path[0]);
    assertPoint(0.99 - 0.01 * 0.99, 0, path[1]);
    assertPoint(0.9801 - 0.01 * 0.9801, 0, path[2]);
  }

  @Test
  void momentum_threeSteps_agreeWithThePencil() {
    double[][] path = path(new Momentum(0.9), 0.001, 0, 3);
    // v = −0.001·(1, 100)
    assertPoint(1 - 0.001, 1 - 0.1, path[0]);
    // v = 0.9·(−0.001, −0.1) − 0.001·(0.999, 90) = (−0.001899, −0.18)
    assertPoint(0.999 - 0.001899, 0.9 - 0.18, path[1]);
    // v = 0.9·(−0.001899, −0.18) − 0.001·(0.997101, 72) = (−0.002706201, −0.234)
    assertPoint(0.997101 - 0.002706201, 0.72 - 0.234, path[2]);
  }

  /** Decimal arithmetic to forty places, outside Java. */
  @Test
  void adam_threeSteps_agreeWithLongDecimals() {
    double[][] path = path(Adam.PLAIN, 0.1, 0, 3);
    assertPoint(ADAM[0], ADAM[0], path[0]); // blind to the scale of the gradient but for epsilon
    assertPoint(ADAM[1], ADAM[1], path[1]);
    assertPoint(ADAM[2], ADAM[2], path[2]);
    double[][] besides = path(Adam.W, 0.1, 0.5, 3);
    double[][] inGradient = path(Adam.PLAIN, 0.1, 0.5, 3);
    for (int i = 0; i < 3; i++) {
      assertEquals(ADAM_W[i], besides[i][0], FLOAT);
      assertEquals(ADAM_L2[i], inGradient[i][0], FLOAT);
    }
  }

  private static final double[] ADAM = {0.900000001, 0.800412230, 0.701586275};
  private static final double[] ADAM_W = {0.850000001, 0.708248444, 0.574973932};
  private static final double[] ADAM_L2 = {0.900000001, 0.800412229, 0.701586273};

  /** ½·0.99^(2n) ≤ 1e-6 from n = 653 on; y is 0 after one step. */
  @Test
  void plainDescent_atTheInverseOfTheSteepestCurve_needs653Steps() {
    assertTrue(height(path(Momentum.NONE, 0.01, 0, 653)[652]) <= 1e-6);
    assertTrue(height(path(Momentum.NONE, 0.01, 0, 650)[649]) > 1e-6);
  }

  /** Polyak's best: μ = (9/11)², rate = 4/121, which falls about as n·(9/11)^n. */
  @Test
  void momentum_atItsBest_needsATenthOfThat() {
    assertTrue(height(path(new Momentum(81.0 / 121), 4.0 / 121, 0, 70)[69]) <= 1e-6);
  }

  @Test
  void adam_atOneHundredth_needsFewerThanAThousandSteps() {
    boolean reached = false;
    for (double[] point : path(Adam.PLAIN, 0.01, 0, 1000)) {
      reached |= height(point) <= 1e-6;
    }
    assertTrue(reached);
  }

  @Test
  void schedules_agreeWithTheirFormulas() {
    Schedule cosine = new Schedule.Cosine(0.2);
    assertEquals(1, cosine.factor(0), 1e-12);
    assertEquals(0.2 + 0.8 / 2, cosine.factor(0.5), 1e-12);
    assertEquals(0.2, cosine.factor(1), 1e-12);
    Schedule steps = new Schedule.Steps(0.3, 0.1);
    assertEquals(1, steps.factor(0.29), 1e-12);
    assertEquals(0.1, steps.factor(0.3), 1e-12);
    assertEquals(0.01, steps.factor(0.6), 1e-12);
    Schedule warm = new Schedule.WarmUp(0.2, new Schedule.Constant());
    assertEquals(0.25, warm.factor(0.05), 1e-12);
    assertEquals(1, warm.factor(0.2), 1e-12);
  }

  private static double height(double[] point) {
    return (point[0] * point[0] + 100 * point[1] * point[1]) / 2;
  }

  private static void assertPoint(double x, double y, double[] point) {
    assertEquals(x, point[0], FLOAT);
    assertEquals(y, point[1], FLOAT);
  }

  private static double[][] path(Optimiser optimiser, double rate, double decay, int steps) {
    float[] point = {1, 1};
    float[][] memory = new float[optimiser.memories()][2];
    double[][] path = new double[steps][];
    for (int step = 1; step <= steps; step++) {
      float[] gradient = {point[0], 100 * point[1]};
      optimiser.step(point, gradient, memory, step, rate, decay);
      path[step - 1] = new double[] {point[0], point[1]};
    }
    return path;
  }
}
