package io.miharu.events.fewshot;

import java.util.Arrays;

/**
 * Solves {@code A x = b} for a symmetric positive definite A, by {@code A = L L'}.
 *
 * <p>O(n^3 / 6) multiplications once, O(n^2) per solution. Inner loops add a multiple of one row to
 * another, which the JIT turns into vector instructions; sums run in a fixed order. Immutable.
 */
public final class Cholesky {

  /** Row i of the transposed factor, from its diagonal on: {@code upper[i][j - i] = L[j][i]}. */
  private final double[][] upper;

  private Cholesky(double[][] upper) {
    this.upper = upper;
  }

  /**
   * @param matrix [n][n], of which the upper triangle is read; left as it is
   * @throws IllegalArgumentException when it is not positive definite
   */
  public static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] upper = new double[n][];
    for (int i = 0; i < n; i++) {
      upper[i] = Arrays.copyOfRange(matrix[i], i, n);
    }
    for (int i = 0; i < n; i++) {
      double[] row = upper[i];
      if (!(row[0] > 0)) { // written so that NaN fails too
        throw new IllegalArgumentException(
            "matrix is not positive definite at row %d; use a larger lambda".formatted(i));
      }
      double root = Math.sqrt(row[0]);
      for (int j = 0; j < row.length; j++) {
        row[j] /= root;
      }
      for (int k = 1; k < row.length; k++) {
        subtract(upper[i + k], row, k, row[k]);
      }
    }
    return new Cholesky(upper);
  }

  private static void subtract(double[] target, double[] row, int offset, double factor) {
    for (int j = 0; j < target.length; j++) {
      target[j] -= factor * row[offset + j];
    }
  }

  /** x with {@code A x = b}, [n]. */
  public double[] solve(double[] b) {
    double[] x = forward(b);
    for (int i = x.length - 1; i >= 0; i--) {
      double[] row = upper[i];
      double sum = x[i];
      for (int j = 1; j < row.length; j++) {
        sum -= row[j] * x[i + j];
      }
      x[i] = sum / row[0];
    }
    return x;
  }

  /** {@code b' A^-1 b}, for half the work of solving. */
  double inverseForm(double[] b) {
    double sum = 0;
    for (double value : forward(b)) {
      sum += value * value;
    }
    return sum;
  }

  /** u with {@code L u = b}. */
  private double[] forward(double[] b) {
    double[] u = b.clone();
    for (int i = 0; i < u.length; i++) {
      double[] row = upper[i];
      u[i] /= row[0];
      double value = u[i];
      for (int j = 1; j < row.length; j++) {
        u[i + j] -= value * row[j];
      }
    }
    return u;
  }
}
