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
 * equal. Rows that share no column with others, not even through further rows, are assigned by
 * themselves: boxes meet only those around them, so a crowd falls into many small problems.
 * Immutable.
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
    boolean[] grouped = new boolean[rows];
    boolean[] reached = new boolean[costs[0].length];
    for (int row = 0; row < rows; row++) {
      if (!grouped[row]) {
        Group group = new Group(rows, reached.length);
        group.reach(row, costs, maxCost, grouped, reached);
        group.assign(costs, maxCost, columnOf);
      }
    }
    return columnOf;
  }

  /** Rows and columns that are joined by pairs that may be made. */
  private static final class Group {
    private final int[] rows;
    private final int[] columns;
    private int rowCount;
    private int columnCount;

    Group(int mostRows, int mostColumns) {
      rows = new int[mostRows];
      columns = new int[mostColumns];
    }

    /** Takes a row, the columns it may go with, the rows those may go with, and so on. */
    void reach(int first, double[][] costs, double maxCost, boolean[] grouped, boolean[] reached) {
      rows[rowCount++] = first;
      grouped[first] = true;
      for (int next = 0; next < rowCount; next++) {
        double[] ofRow = costs[rows[next]];
        for (int j = 0; j < ofRow.length; j++) {
          if (ofRow[j] <= maxCost && !reached[j]) {
            reached[j] = true;
            columns[columnCount++] = j;
            for (int i = 0; i < costs.length; i++) {
              if (!grouped[i] && costs[i][j] <= maxCost) {
                grouped[i] = true;
                rows[rowCount++] = i;
              }
            }
          }
        }
      }
    }

    void assign(double[][] costs, double maxCost, int[] columnOf) {
      if (rowCount == 1 && columnCount <= 1) {
        columnOf[rows[0]] = columnCount == 0 ? -1 : columns[0];
        return;
      }
      int n = Math.max(rowCount, columnCount);
      // A pair is worth maxCost - cost; anything not worth making costs 0, like staying apart.
      double[][] square = new double[n][n];
      for (int r = 0; r < rowCount; r++) {
        for (int c = 0; c < columnCount; c++) {
          int i = rows[r];
          int j = columns[c];
          if (costs[i][j] <= maxCost) {
            square[r][c] = costs[i][j] - maxCost - 1e-7 + 1e-9 * i - 1e-13 * i * j;
          }
        }
      }
      int[] rowOf = hungarian(square, n);
      for (int c = 0; c < columnCount; c++) {
        int r = rowOf[c];
        if (r < rowCount && costs[rows[r]][columns[c]] <= maxCost) {
          columnOf[rows[r]] = columns[c];
        }
      }
    }
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
