package io.miharu.events.fewshot;

import java.util.Arrays;

/**
 * Least squares that starts from a detector there already is.
 *
 * <pre>{@code
 * w* = argmin sum_i omega_i (y_i - w x_i - b)^2 + lambda ||w - w_prior||^2
 *    = (X' Omega X + lambda I)^-1 (X' Omega y + lambda w_prior)
 * }</pre>
 *
 * <p>Source: event detection, section 7, after Inoue and Shinoda, "Few-Shot Adaptation for
 * Multimedia Semantic Indexing", ACM Multimedia 2018, arXiv:1807.07203. Three views give the same
 * w: the closed form ({@link #primal}), the prior written as extra samples ({@link
 * #pseudoSamples}), and the dual ({@link #dual}), which is cheaper when there are fewer clips than
 * concepts. A bias, where asked for, is not regularised. O(min(N, C)^3 + N C min(N, C)).
 */
public final class PriorRidge {

  private PriorRidge() {}

  /**
   * The closed form, or the dual where that is cheaper.
   *
   * @param examples without any, the answer is the prior, bit by bit, with bias 0
   * @param lambda above 0
   * @param prior w_prior, [C]
   * @param withBias whether b is fitted; else it is 0
   */
  public static LinearDetector fit(
      WeightedExamples examples, double lambda, double[] prior, boolean withBias) {
    if (!(lambda > 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("lambda must be above 0, got %s".formatted(lambda));
    }
    if (examples.size() == 0) {
      return new LinearDetector(prior, 0);
    }
    if (examples.x(0).length != prior.length) {
      throw new IllegalArgumentException(
          "the prior has %d concepts, the clips have %d; both must come from one index"
              .formatted(prior.length, examples.x(0).length));
    }
    return Solved.of(examples, lambda, prior, withBias).detector();
  }

  /** {@code (X' Omega X + lambda I)^-1 (X' Omega y + lambda w_prior)}, without bias. */
  static double[] primal(WeightedExamples examples, double lambda, double[] prior) {
    return Cholesky.of(gram(examples, lambda)).solve(rightSide(examples, lambda, prior));
  }

  /** {@code w_prior + X' alpha} with {@code alpha = (K + lambda Omega^-1)^-1 (y - X w_prior)}. */
  static double[] dual(WeightedExamples examples, double lambda, double[] prior) {
    return fromAlpha(examples, prior, alpha(examples, lambda, prior));
  }

  static double[] alpha(WeightedExamples examples, double lambda, double[] prior) {
    return Cholesky.of(kernel(examples, lambda)).solve(residuals(examples, prior));
  }

  private static double[] rightSide(WeightedExamples examples, double lambda, double[] prior) {
    double[] right = new double[prior.length];
    Vectors.add(right, lambda, prior);
    for (int i = 0; i < examples.size(); i++) {
      Vectors.add(right, examples.weight(i) * examples.y(i), examples.x(i));
    }
    return right;
  }

  private static double[] residuals(WeightedExamples examples, double[] prior) {
    double[] residuals = new double[examples.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = examples.y(i) - Vectors.dot(examples.x(i), prior);
    }
    return residuals;
  }

  private static double[] fromAlpha(WeightedExamples examples, double[] prior, double[] alpha) {
    double[] w = prior.clone();
    for (int i = 0; i < alpha.length; i++) {
      Vectors.add(w, alpha[i], examples.x(i));
    }
    return w;
  }

  /**
   * The same examples and, per concept j, one more clip {@code sqrt(lambda) e_j} with target {@code
   * sqrt(lambda) w_prior,j}: ordinary least squares on them gives w*.
   */
  static WeightedExamples pseudoSamples(WeightedExamples examples, double lambda, double[] prior) {
    int n = examples.size();
    double root = Math.sqrt(lambda);
    double[][] x = new double[n + prior.length][prior.length];
    double[] y = new double[x.length];
    double[] weights = new double[x.length];
    for (int i = 0; i < n; i++) {
      x[i] = examples.x(i);
      y[i] = examples.y(i);
      weights[i] = examples.weight(i);
    }
    for (int j = 0; j < prior.length; j++) {
      x[n + j][j] = root;
      y[n + j] = root * prior[j];
      weights[n + j] = 1;
    }
    return new WeightedExamples(x, y, weights);
  }

  /**
   * What the detector would say of each of these clips had it not learned from that one, [clips].
   *
   * <p>From one fit, by {@code y_i - f_i = e_i / (1 - h_ii)} with {@code h_ii = omega_i x_i' A^-1
   * x_i}, and {@code omega_i / sum of omega} more with a bias. Source: event detection, section 7.
   *
   * @param clips which of the examples
   */
  public static double[] leaveOneOut(
      WeightedExamples examples, double lambda, double[] prior, boolean withBias, int... clips) {
    return Solved.of(examples, lambda, prior, withBias).leaveOneOut(clips);
  }

  /** A fit with its factored system, which the left-out scores need again. */
  static final class Solved {

    private final WeightedExamples examples;
    private final WeightedExamples centred;
    private final double lambda;
    private final boolean withBias;
    private final boolean dual;
    private final Cholesky system;
    private final LinearDetector detector;

    private Solved(WeightedExamples examples, double lambda, double[] prior, boolean withBias) {
      this.examples = examples;
      this.lambda = lambda;
      this.withBias = withBias;
      double[] meanX = withBias ? examples.meanX() : new double[prior.length];
      double meanY = withBias ? examples.meanY() : 0;
      centred = withBias ? examples.minus(meanX, meanY) : examples;
      dual = examples.size() < prior.length;
      system = Cholesky.of(dual ? kernel(centred, lambda) : gram(centred, lambda));
      double[] w =
          dual
              ? fromAlpha(centred, prior, system.solve(residuals(centred, prior)))
              : system.solve(rightSide(centred, lambda, prior));
      detector = new LinearDetector(w, meanY - Vectors.dot(w, meanX));
    }

    static Solved of(WeightedExamples examples, double lambda, double[] prior, boolean withBias) {
      return new Solved(examples, lambda, prior, withBias);
    }

    LinearDetector detector() {
      return detector;
    }

    /** As {@link PriorRidge#leaveOneOut}. */
    double[] leaveOneOut(int... clips) {
      double[] scores = new double[clips.length];
      for (int c = 0; c < clips.length; c++) {
        int i = clips[c];
        double residual = examples.y(i) - detector.score(examples.x(i));
        scores[c] = examples.y(i) - residual / Math.max(1e-9, 1 - leverage(i));
      }
      return scores;
    }

    private double leverage(int i) {
      double omega = examples.weight(i);
      double ofBias = withBias ? omega / examples.mass() : 0;
      if (!dual) {
        return ofBias + omega * system.inverseForm(centred.x(i));
      }
      // h_ii = (K (K + lambda / omega)^-1)_ii = 1 - lambda / omega_i ((K + lambda / omega)^-1)_ii
      double[] unit = new double[examples.size()];
      unit[i] = 1;
      return ofBias + 1 - lambda / omega * system.inverseForm(unit);
    }
  }

  private static double[][] kernel(WeightedExamples examples, double lambda) {
    int n = examples.size();
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        kernel[i][j] = Vectors.dot(examples.x(i), examples.x(j));
      }
      kernel[i][i] += lambda / examples.weight(i);
    }
    return kernel;
  }

  /** The upper triangle of {@code X' Omega X + lambda I}; four clips at a time, for speed. */
  private static double[][] gram(WeightedExamples examples, double lambda) {
    int concepts = examples.x(0).length;
    double[][] gram = new double[concepts][concepts];
    double[] nothing = new double[concepts];
    for (int r = 0; r < concepts; r++) {
      double[] row = gram[r];
      row[r] = lambda;
      for (int i = 0; i < examples.size(); i += 4) {
        double[] a = examples.x(i);
        double[] b = i + 1 < examples.size() ? examples.x(i + 1) : nothing;
        double[] c = i + 2 < examples.size() ? examples.x(i + 2) : nothing;
        double[] d = i + 3 < examples.size() ? examples.x(i + 3) : nothing;
        double fa = a[r] * examples.weight(i);
        double fb = b == nothing ? 0 : b[r] * examples.weight(i + 1);
        double fc = c == nothing ? 0 : c[r] * examples.weight(i + 2);
        double fd = d == nothing ? 0 : d[r] * examples.weight(i + 3);
        for (int j = r; j < concepts; j++) {
          row[j] += fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
        }
      }
    }
    return gram;
  }

  /** All examples, for {@link #leaveOneOut}. */
  static int[] all(WeightedExamples examples) {
    int[] every = new int[examples.size()];
    Arrays.setAll(every, i -> i);
    return every;
  }
}
