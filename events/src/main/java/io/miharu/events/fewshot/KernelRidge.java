package io.miharu.events.fewshot;

import java.util.function.ToDoubleFunction;

/**
 * The kernel view of {@link PriorRidge}: {@code f(x) = f_prior(x) + sum_i alpha_i k(x, x_i)} with
 * {@code alpha = (K + lambda Omega^-1)^-1 (y - f_prior(X))}.
 *
 * <p>Source: event detection, section 7, view 3. The prior may be any detector. No bias. O(N^3) to
 * fit, O(N C) per clip. Immutable as far as its prior and kernel are.
 */
public final class KernelRidge {

  private final WeightedExamples examples;
  private final Kernel kernel;
  private final ToDoubleFunction<double[]> prior;
  private final double[] alpha;

  private KernelRidge(
      WeightedExamples examples, Kernel kernel, ToDoubleFunction<double[]> prior, double[] alpha) {
    this.examples = examples;
    this.kernel = kernel;
    this.prior = prior;
    this.alpha = alpha;
  }

  /**
   * @param lambda above 0
   */
  public static KernelRidge fit(
      WeightedExamples examples, double lambda, Kernel kernel, ToDoubleFunction<double[]> prior) {
    int n = examples.size();
    double[][] system = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        system[i][j] = kernel.of(examples.x(i), examples.x(j));
      }
      system[i][i] += lambda / examples.weight(i);
      right[i] = examples.y(i) - prior.applyAsDouble(examples.x(i));
    }
    return new KernelRidge(
        examples, kernel, prior, n == 0 ? right : Cholesky.of(system).solve(right));
  }

  public double score(double[] x) {
    double score = prior.applyAsDouble(x);
    for (int i = 0; i < alpha.length; i++) {
      score += alpha[i] * kernel.of(x, examples.x(i));
    }
    return score;
  }

  /** How much each example counts, [N]; a copy. */
  public double[] alpha() {
    return alpha.clone();
  }
}
