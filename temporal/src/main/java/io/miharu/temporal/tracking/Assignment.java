package io.miharu.temporal.tracking;

import java.util.Arrays;

/**
 * The best one-to-one assignment of rows to columns, where a pair may also stay apart.
 *
 * <p>It minimises the sum of the costs of the pairs plus {@code maxCost} for every row and column
 * pair that could have been made and was not; so a pair above {@code maxCost} is never made. This
 * is what {@code lap.lapjv} does with its {@code cost_limit}. Method: shortest augmenting paths
 * with potentials (Hungarian method), O(n³).
 *
 * <p>Ties go to the lower row, then to pairs of equal rank: sums closer than about 1e-8 count as
 * equal. Immutable.
 */
final class Assignment {

  private Assignment() {}

  /**
   * Per row the column it got, or -1.
   *
   * @param costs {@code [rows][columns]}, finite or {@link Double#POSITIVE_INFINITY} for never
   */
  static int[] solve(double[][] costs, double maxCost) {
    int rows = costs.length;
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    if (rows == 0 || costs[0].length == 0) {
      return columnOf;
    }
    int columns = costs[0].length;
    int n = Math.max(rows, columns);
    // A pair is worth maxCost - cost; anything not worth making costs 0, like staying apart.
    double[][] square = new double[n][n];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (costs[i][j] <= maxCost) {
          square[i][j] = costs[i][j] - maxCost - 1e-7 + 1e-9 * i - 1e-13 * i * j;
        }
      }
    }
    int[] rowOf = hungarian(square, n);
    for (int j = 0; j < columns; j++) {
      int i = rowOf[j];
      if (i < rows && costs[i][j] <= maxCost) {
        columnOf[i] = j;
      }
    }
    return columnOf;
  }

  /** Per column its row in the cheapest perfect matching of a square matrix. */
  private static int[] hungarian(double[][] cost, int n) {
    // Index 0 is a stand-in, rows and columns count from 1, as in the textbook form.
    double[] rowPotential = new double[n + 1];
    double[] columnPotential = new double[n + 1];
    int[] match = new int[n + 1];
    int[] way = new int[n + 1];
    for (int row = 1; row <= n; row++) {
      match[0] = row;
      int column = 0;
      double[] slack = new double[n + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] used = new boolean[n + 1];
      do {
        used[column] = true;
        int from = match[column];
        int nextColumn = 0;
        double delta = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= n; j++) {
          if (used[j]) {
            continue;
          }
          double reduced = cost[from - 1][j - 1] - rowPotential[from] - columnPotential[j];
          if (reduced < slack[j]) {
            slack[j] = reduced;
            way[j] = column;
          }
          if (slack[j] < delta) {
            delta = slack[j];
            nextColumn = j;
          }
        }
        for (int j = 0; j <= n; j++) {
          if (used[j]) {
            rowPotential[match[j]] += delta;
            columnPotential[j] -= delta;
          } else {
            slack[j] -= delta;
          }
        }
        column = nextColumn;
      } while (match[column] != 0);
      do {
        int previous = way[column];
        match[column] = match[previous];
        column = previous;
      } while (column != 0);
    }
    int[] rowOf = new int[n];
    for (int j = 1; j <= n; j++) {
      rowOf[j - 1] = match[j] - 1;
    }
    return rowOf;
  }
}
