package io.miharu.learning.motion;

import java.util.Arrays;
import java.util.List;

/**
 * A straight line through the log-odds: {@code p = 1 / (1 + exp(-(w·x + b)))}.
 *
 * <p>Fitted by iteratively reweighted least squares, that is Newton's method on the penalised
 * likelihood (Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., section
 * 4.4.1, eq. 4.26 to 4.28), with the ridge {@code λ/2 · |w|²} on standardised values and none on b.
 * Steps that would raise the penalised loss are halved. The weights are given for the values as
 * they came. A value that could not be measured, NaN, counts as the median of those that could.
 * Deterministic. Immutable.
 */
public final class LogisticRegression {

  private static final int MOST_STEPS = 100;
  private static final double CONVERGED = 1e-10;

  private final double[] weights;
  private final double bias;
  private final double[] usual;

  private LogisticRegression(double[] weights, double bias, double[] usual) {
    this.weights = weights;
    this.bias = bias;
    this.usual = usual;
  }

  /**
   * Fits to clips of both kinds, all with the same number of values.
   *
   * @param lambda strength of the ridge, above 0; compare it with the number of clips
   */
  public static LogisticRegression fit(List<LabelledClip> clips, double lambda) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException("lambda must be above 0, got " + lambda);
    }
    long positive = clips.stream().filter(LabelledClip::positive).count();
    if (positive == 0 || positive == clips.size()) {
      throw new IllegalArgumentException(
          "needs clips of both kinds, got %d positive of %d".formatted(positive, clips.size()));
    }
    Standardised x = new Standardised(clips);
    // The last entry is b.
    double[] w = new double[x.width + 1];
    double loss = x.loss(w, lambda);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] towards = x.newtonStep(w, lambda);
      double length = 1;
      double[] next = moved(w, towards, length);
      double nextLoss = x.loss(next, lambda);
      while (nextLoss > loss && length > 1e-6) {
        length /= 2;
        next = moved(w, towards, length);
        nextLoss = x.loss(next, lambda);
      }
      if (!(nextLoss < loss)) {
        break;
      }
      boolean done = loss - nextLoss < CONVERGED;
      w = next;
      loss = nextLoss;
      if (done) {
        break;
      }
    }
    return x.inOldUnits(w);
  }

  private static double[] moved(double[] from, double[] direction, double length) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += length * direction[i];
    }
    return to;
  }

  public double[] weights() {
    return weights.clone();
  }

  public double bias() {
    return bias;
  }

  /** The medians of the values that it was fitted to, which stand for what was not measured. */
  public double[] usual() {
    return usual.clone();
  }

  /** In (0, 1). */
  public double probability(double[] values) {
    if (values.length != weights.length) {
      throw new IllegalArgumentException(
          "needs %d values, got %d".formatted(weights.length, values.length));
    }
    double z = bias;
    for (int i = 0; i < values.length; i++) {
      z += weights[i] * (Double.isNaN(values[i]) ? usual[i] : values[i]);
    }
    return 1 / (1 + Math.exp(-z));
  }

  /** The mean of {@code -ln} of the probability of what each clip is. */
  public double logLoss(List<LabelledClip> clips) {
    double sum = 0;
    for (LabelledClip clip : clips) {
      double p = probability(clip.values());
      sum -= Math.log(Math.max(1e-12, clip.positive() ? p : 1 - p));
    }
    return sum / clips.size();
  }

  /** The clips' values with mean 0 and deviation 1 each, and what is computed of them. */
  private static final class Standardised {
    final int width;
    private final double[][] rows;
    private final double[] targets;
    private final double[] usual;
    private final double[] means;
    private final double[] deviations;

    Standardised(List<LabelledClip> clips) {
      width = clips.get(0).values().length;
      rows = clips.stream().map(LabelledClip::values).toArray(double[][]::new);
      targets = clips.stream().mapToDouble(clip -> clip.positive() ? 1 : 0).toArray();
      usual = new double[width];
      means = new double[width];
      deviations = new double[width];
      for (double[] row : rows) {
        if (row.length != width) {
          throw new IllegalArgumentException(
              "clips need the same number of values, got %d and %d".formatted(width, row.length));
        }
      }
      for (int j = 0; j < width; j++) {
        usual[j] = median(j);
        for (double[] row : rows) {
          row[j] = Double.isNaN(row[j]) ? usual[j] : row[j];
          means[j] += row[j] / rows.length;
        }
        for (double[] row : rows) {
          deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / rows.length;
        }
        // What never changes says nothing, and must not be divided by 0.
        deviations[j] = deviations[j] < 1e-18 ? 1 : Math.sqrt(deviations[j]);
        for (double[] row : rows) {
          row[j] = (row[j] - means[j]) / deviations[j];
        }
      }
    }

    /** Of those that were measured; 0 where none was. */
    private double median(int j) {
      double[] sorted =
          Arrays.stream(rows)
              .mapToDouble(row -> row[j])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      int n = sorted.length;
      return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private double logit(double[] row, double[] w) {
      double z = w[width];
      for (int j = 0; j < width; j++) {
        z += w[j] * row[j];
      }
      return z;
    }

    double loss(double[] w, double lambda) {
      double loss = 0;
      for (int i = 0; i < rows.length; i++) {
        double z = logit(rows[i], w);
        // ln(1 + e^z) - t·z, without overflow
        loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[i] * z;
      }
      for (int j = 0; j < width; j++) {
        loss += lambda / 2 * w[j] * w[j];
      }
      return loss;
    }

    double[] newtonStep(double[] w, double lambda) {
      int n = width + 1;
      double[][] hessian = new double[n][n];
      double[] descent = new double[n];
      for (int i = 0; i < rows.length; i++) {
        double p = 1 / (1 + Math.exp(-logit(rows[i], w)));
        double curvature = Math.max(1e-9, p * (1 - p));
        for (int j = 0; j < n; j++) {
          double xj = j < width ? rows[i][j] : 1;
          descent[j] += (targets[i] - p) * xj;
          for (int k = 0; k <= j; k++) {
            hessian[j][k] += curvature * xj * (k < width ? rows[i][k] : 1);
          }
        }
      }
      for (int j = 0; j < width; j++) {
        descent[j] -= lambda * w[j];
        hessian[j][j] += lambda;
      }
      return solve(hessian, descent);
    }

    LogisticRegression inOldUnits(double[] w) {
      double[] weights = new double[width];
      double bias = w[width];
      for (int j = 0; j < width; j++) {
        weights[j] = w[j] / deviations[j];
        bias -= weights[j] * means[j];
      }
      return new LogisticRegression(weights, bias, usual);
    }
  }

  /** Cholesky; of the symmetric, positive definite matrix only the lower half is read. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] l = new double[n][n];
    double[] x = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= l[k][i] * x[k];
      }
      x[i] /= l[i][i];
    }
    return x;
  }
}
