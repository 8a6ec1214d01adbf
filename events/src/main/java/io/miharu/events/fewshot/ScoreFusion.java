package io.miharu.events.fewshot;

import io.miharu.events.calibration.Logits;
import java.util.Arrays;

/**
 * Joins a learned score f and a zero-shot score z: {@code s = sigma(a f + b z + c0)}.
 *
 * <p>Source: event detection, section 8. a, b and c0 come from other events than the one that is
 * scored; where there are none, {@link #meanPercentiles} joins the two by rank. Report f, z and s:
 * the sum may not hide that a part is missing. Immutable.
 *
 * @param a of f
 * @param b of z
 * @param c0 offset
 */
public record ScoreFusion(double a, double b, double c0) {

  private static final double RIDGE = 1e-3;

  /** What there is without any example: {@code s = sigma(z)}. */
  public static final ScoreFusion ZERO_SHOT = new ScoreFusion(0, 1, 0);

  /**
   * Logistic regression by Newton's method, with a slight ridge that keeps separable data finite.
   *
   * @param f learned scores of clips of other events, [N]
   * @param z zero-shot scores of the same, [N]
   * @param positive their truth, [N], both kinds
   */
  public static ScoreFusion fit(double[] f, double[] z, boolean[] positive) {
    if (f.length != z.length || f.length != positive.length || f.length == 0) {
      throw new IllegalArgumentException(
          "needs one f, z and truth per clip, got %d, %d, %d"
              .formatted(f.length, z.length, positive.length));
    }
    double[] theta = new double[3];
    for (int round = 0; round < 50; round++) {
      double[] gradient = new double[3];
      double[][] hessian = new double[3][3];
      for (int i = 0; i < 3; i++) {
        gradient[i] = -RIDGE * theta[i];
        hessian[i][i] = RIDGE;
      }
      for (int n = 0; n < f.length; n++) {
        double[] x = {f[n], z[n], 1};
        double p = Logits.probability(Vectors.dot(theta, x));
        Vectors.add(gradient, (positive[n] ? 1 : 0) - p, x);
        for (int i = 0; i < 3; i++) {
          Vectors.add(hessian[i], p * (1 - p) * x[i], x);
        }
      }
      double[] step = Cholesky.of(hessian).solve(gradient);
      double length = Math.sqrt(Vectors.dot(step, step));
      // Newton's full step can overshoot where nearly all clips are sure.
      Vectors.add(theta, Math.min(1, 5 / Math.max(1e-12, length)), step);
      if (length < 1e-10) {
        break;
      }
    }
    return new ScoreFusion(theta[0], theta[1], theta[2]);
  }

  /** In (0, 1); calibrated as far as the other events resemble this one. */
  public double probability(double f, double z) {
    return Logits.probability(a * f + b * z + c0);
  }

  /** Per clip the mean of its rank percentiles in both lists, in (0, 1); ties share their rank. */
  public static double[] meanPercentiles(double[] f, double[] z) {
    double[] byF = percentiles(f);
    double[] byZ = percentiles(z);
    double[] mean = new double[f.length];
    Arrays.setAll(mean, i -> (byF[i] + byZ[i]) / 2);
    return mean;
  }

  private static double[] percentiles(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] percentile = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      int below = 0;
      int equal = 0;
      // Counting is enough: fused lists are short.
      for (double other : sorted) {
        below += other < scores[i] ? 1 : 0;
        equal += other == scores[i] ? 1 : 0;
      }
      percentile[i] = (below + equal / 2.0) / scores.length;
    }
    return percentile;
  }
}
