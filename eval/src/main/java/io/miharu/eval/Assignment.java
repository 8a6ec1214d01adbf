package io.miharu.eval;

import java.util.Arrays;

/**
 * The one-to-one assignment of rows to columns with the largest total weight: the "Hungarian" step
 * of the tracking, detection and event metrics.
 *
 * <p>Source: D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Trans.
 * Aerospace and Electronic Systems 52(4), 2016, shortest augmenting paths after Jonker and
 * Volgenant. Where several assignments weigh the same, the one that this order of search meets
 * first is returned, always the same for the same matrix; it is also the order of search of the
 * solver behind TrackEval, whose numbers can depend on it.
 *
 * <p>O(min(R, C)² · max(R, C)) time, O(R · C) memory for R rows and C columns.
 */
public final class Assignment {

  private static final int NONE = -1;

  private final int rows;
  private final int columns;
  private final double[][] cost; // [rows][columns], rows <= columns, to be minimised
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final double[] pathCost;
  private final int[] cameFromRow;
  private final int[] columnOfRow;
  private final int[] rowOfColumn;
  private final boolean[] rowSeen;
  private final boolean[] columnSeen;
  private double sinkCost;

  private Assignment(double[][] cost, int columns) {
    this.rows = cost.length;
    this.columns = columns;
    this.cost = cost;
    rowPrice = new double[rows];
    columnPrice = new double[columns];
    pathCost = new double[columns];
    cameFromRow = new int[columns];
    columnOfRow = new int[rows];
    rowOfColumn = new int[columns];
    rowSeen = new boolean[rows];
    columnSeen = new boolean[columns];
    Arrays.fill(columnOfRow, NONE);
    Arrays.fill(rowOfColumn, NONE);
  }

  /**
   * Assigns every row, or every column where there are fewer of them, so that the sum of the chosen
   * weights is as large as can be.
   *
   * <p>Pairs that must not be chosen have no mark of their own: give them a weight no larger than 0
   * beside positive ones, and drop them from the answer.
   *
   * @param weights {@code [R][C]}, finite; not changed
   * @return {@code [R]}, the column of each row, or -1 for a row that is left over
   */
  public static int[] maximal(double[][] weights) {
    int rows = weights.length;
    int columns = rows == 0 ? 0 : weights[0].length;
    for (double[] row : weights) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "rows must be of one length, got %d and %d".formatted(columns, row.length));
      }
      for (double weight : row) {
        if (!Double.isFinite(weight)) {
          throw new IllegalArgumentException("weights must be finite, got " + weight);
        }
      }
    }
    int[] columnOfRow = new int[rows];
    Arrays.fill(columnOfRow, NONE);
    if (rows == 0 || columns == 0) {
      return columnOfRow;
    }
    if (rows <= columns) {
      return new Assignment(negated(weights, rows, columns, false), columns).solve();
    }
    int[] rowOfColumn = new Assignment(negated(weights, columns, rows, true), rows).solve();
    for (int column = 0; column < columns; column++) {
      columnOfRow[rowOfColumn[column]] = column;
    }
    return columnOfRow;
  }

  private static double[][] negated(double[][] weights, int rows, int columns, boolean transposed) {
    double[][] cost = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cost[row][column] = transposed ? -weights[column][row] : -weights[row][column];
      }
    }
    return cost;
  }

  private int[] solve() {
    for (int row = 0; row < rows; row++) {
      int sink = shortestPathToFreeColumn(row);
      rowPrice[row] += sinkCost;
      for (int other = 0; other < rows; other++) {
        if (rowSeen[other] && other != row) {
          rowPrice[other] += sinkCost - pathCost[columnOfRow[other]];
        }
      }
      for (int column = 0; column < columns; column++) {
        if (columnSeen[column]) {
          columnPrice[column] -= sinkCost - pathCost[column];
        }
      }
      for (int column = sink, from = NONE; from != row; ) {
        from = cameFromRow[column];
        rowOfColumn[column] = from;
        int previous = columnOfRow[from];
        columnOfRow[from] = column;
        column = previous;
      }
    }
    return columnOfRow;
  }

  /** Dijkstra over reduced costs; leaves the length of the path in {@code sinkCost}. */
  private int shortestPathToFreeColumn(int start) {
    // Held in falling order, so that a matrix of equal weights is assigned along its diagonal.
    int[] remaining = new int[columns];
    for (int i = 0; i < columns; i++) {
      remaining[i] = columns - i - 1;
    }
    int left = columns;
    Arrays.fill(rowSeen, false);
    Arrays.fill(columnSeen, false);
    Arrays.fill(pathCost, Double.POSITIVE_INFINITY);
    sinkCost = 0;
    int row = start;
    while (true) {
      rowSeen[row] = true;
      int nearest = NONE;
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < left; i++) {
        int column = remaining[i];
        double reach = sinkCost + cost[row][column] - rowPrice[row] - columnPrice[column];
        if (reach < pathCost[column]) {
          cameFromRow[column] = row;
          pathCost[column] = reach;
        }
        // Among columns equally near, a free one ends the search at once.
        if (pathCost[column] < lowest
            || (pathCost[column] == lowest && rowOfColumn[column] == NONE)) {
          lowest = pathCost[column];
          nearest = i;
        }
      }
      sinkCost = lowest;
      int column = remaining[nearest];
      columnSeen[column] = true;
      if (rowOfColumn[column] == NONE) {
        return column;
      }
      row = rowOfColumn[column];
      remaining[nearest] = remaining[--left];
    }
  }
}
