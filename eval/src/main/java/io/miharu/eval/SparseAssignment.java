package io.miharu.eval;

import java.util.Arrays;

/**
 * The one-to-one assignment of rows to columns with the largest total weight, where only few pairs
 * may be chosen at all. A row or column may stay alone, at weight 0.
 *
 * <p>Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems", Computing 38, 1987. A search starts from one row and follows pairs
 * only, so it never leaves the connected component of that row, and components cost nothing
 * together that they do not cost apart.
 *
 * <p>Weights are added up in whole numbers, as multiples of 2⁻⁵⁶ of the largest one (doubles within
 * a factor of 8 of it are exact), so that no rounding decides between two assignments. Where
 * several weigh the same, the one with the larger sum of tie-breaks wins; where these are the same
 * too, the answer depends on the numbers of rows and columns alone, not on the order of {@link
 * #add}.
 *
 * <p>O(E + R · e · log e) time for E pairs, R rows and the e pairs that a search meets, most often
 * the few around its row and never more than its component has; O(E + R + C) memory. Not
 * thread-safe.
 */
public final class SparseAssignment {

  private static final int NONE = -1;
  private static final int WEIGHT_BITS = 56;
  private static final int TIE_BITS = 39; // a sum of 2^24 of them still fits

  private final int rows;
  private final int columns;
  private int pairs;
  private int[] pairRow = new int[16];
  private int[] pairColumn = new int[16];
  private double[] pairWeight = new double[16];
  private double[] pairTie = new double[16];

  /** An assignment without any pair yet. */
  public SparseAssignment(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "needed 0 or more rows and columns, got %d and %d".formatted(rows, columns));
    }
    this.rows = rows;
    this.columns = columns;
  }

  /** Allows a pair, at a weight above 0. */
  public void add(int row, int column, double weight) {
    add(row, column, weight, 0);
  }

  /**
   * Allows a pair.
   *
   * @param weight above 0, finite
   * @param tieBreak 0 or more, finite; counts among assignments of one weight only, to 2⁻³⁹ of the
   *     largest
   */
  public void add(int row, int column, double weight, double tieBreak) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IllegalArgumentException(
          "pair (%d, %d) lies outside %d x %d".formatted(row, column, rows, columns));
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a weight must be above 0 and finite, got " + weight);
    }
    if (!(tieBreak >= 0 && tieBreak < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a tie-break must be 0 or more, got " + tieBreak);
    }
    if (pairs == pairRow.length) {
      pairRow = Arrays.copyOf(pairRow, 2 * pairs);
      pairColumn = Arrays.copyOf(pairColumn, 2 * pairs);
      pairWeight = Arrays.copyOf(pairWeight, 2 * pairs);
      pairTie = Arrays.copyOf(pairTie, 2 * pairs);
    }
    pairRow[pairs] = row;
    pairColumn[pairs] = column;
    pairWeight[pairs] = weight;
    pairTie[pairs] = tieBreak;
    pairs++;
  }

  /**
   * Assigns so that the sum of the chosen weights is as large as can be.
   *
   * @return {@code [R]}, the column of each row, or -1 for a row that stays alone
   */
  public int[] maximal() {
    int[] order = byRowAndColumn();
    int[] start = new int[rows + 1];
    int[] column = new int[pairs];
    long[] weight = new long[pairs];
    long[] tie = new long[pairs];
    int weightScale = WEIGHT_BITS - exponent(pairWeight);
    int tieScale = TIE_BITS - exponent(pairTie);
    for (int i = 0; i < pairs; i++) {
      int pair = order[i];
      start[pairRow[pair] + 1]++;
      column[i] = pairColumn[pair];
      if (i > 0 && pairRow[order[i - 1]] == pairRow[pair] && column[i - 1] == column[i]) {
        throw new IllegalArgumentException(
            "pair (%d, %d) was added twice".formatted(pairRow[pair], column[i]));
      }
      weight[i] = Math.round(Math.scalb(pairWeight[pair], weightScale));
      tie[i] = Math.round(Math.scalb(pairTie[pair], tieScale));
    }
    for (int row = 0; row < rows; row++) {
      start[row + 1] += start[row];
    }
    return new ShortestPaths(start, column, weight, tie, columns).solve();
  }

  private int exponent(double[] values) {
    double largest = 0;
    for (int i = 0; i < pairs; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest == 0 ? 0 : Math.getExponent(largest);
  }

  /** Two counting sorts, the last one by row. */
  private int[] byRowAndColumn() {
    int[] order = new int[pairs];
    for (int i = 0; i < pairs; i++) {
      order[i] = i;
    }
    return countingSort(countingSort(order, pairColumn, columns), pairRow, rows);
  }

  private static int[] countingSort(int[] order, int[] key, int keys) {
    int[] next = new int[keys + 1];
    for (int item : order) {
      next[key[item] + 1]++;
    }
    for (int k = 0; k < keys; k++) {
      next[k + 1] += next[k];
    }
    int[] sorted = new int[order.length];
    for (int item : order) {
      sorted[next[key[item]]++] = item;
    }
    return sorted;
  }

  /**
   * Adds one row after the other, each by the cheapest path to a column or to a row that gives its
   * own up. A cost is a weight with its sign turned, and has two parts, compared one after the
   * other: the weight and the tie-break.
   */
  private static final class ShortestPaths {

    private final int[] start;
    private final int[] column;
    private final long[] weight;
    private final long[] tie;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final long[] rowPrice;
    private final long[] rowTie;
    private final long[] columnPrice;
    private final long[] columnTie;
    private final int[] cameFromRow;
    private final int[] searchOf; // the last search that reached the column
    private final int[] scanned; // columns whose rows were visited, in order
    private final ColumnQueue queue;

    ShortestPaths(int[] start, int[] column, long[] weight, long[] tie, int columns) {
      this.start = start;
      this.column = column;
      this.weight = weight;
      this.tie = tie;
      int rows = start.length - 1;
      columnOfRow = new int[rows];
      rowOfColumn = new int[columns];
      rowPrice = new long[rows];
      rowTie = new long[rows];
      columnPrice = new long[columns];
      columnTie = new long[columns];
      cameFromRow = new int[columns];
      searchOf = new int[columns];
      scanned = new int[Math.min(rows, columns)];
      queue = new ColumnQueue(columns, rowOfColumn);
      Arrays.fill(columnOfRow, NONE);
      Arrays.fill(rowOfColumn, NONE);
      Arrays.fill(searchOf, NONE);
    }

    int[] solve() {
      for (int row = 0; row < columnOfRow.length; row++) {
        search(row);
      }
      return columnOfRow;
    }

    private void search(int first) {
      queue.clear();
      int visited = 0;
      long cost = 0;
      long costTie = 0;
      // The row that would stay alone, and what that costs; at first the new row itself.
      int alone = first;
      long aloneCost = 0;
      long aloneTie = 0;
      int row = first;
      int sink;
      while (true) {
        reach(first, row, cost, costTie);
        if (queue.isEmpty()
            || queue.firstIsBeyond(aloneCost, aloneTie)) { // a column as good goes first
          cost = aloneCost;
          costTie = aloneTie;
          sink = NONE;
          break;
        }
        sink = queue.poll();
        cost = queue.cost(sink);
        costTie = queue.tie(sink);
        if (rowOfColumn[sink] == NONE) {
          break;
        }
        scanned[visited++] = sink;
        row = rowOfColumn[sink];
        long leaving = cost - rowPrice[row];
        long leavingTie = costTie - rowTie[row];
        if (leaving < aloneCost || (leaving == aloneCost && leavingTie < aloneTie)) {
          alone = row;
          aloneCost = leaving;
          aloneTie = leavingTie;
        }
      }
      rowPrice[first] += cost;
      rowTie[first] += costTie;
      for (int i = 0; i < visited; i++) {
        int done = scanned[i];
        long slack = cost - queue.cost(done);
        long slackTie = costTie - queue.tie(done);
        rowPrice[rowOfColumn[done]] += slack;
        rowTie[rowOfColumn[done]] += slackTie;
        columnPrice[done] -= slack;
        columnTie[done] -= slackTie;
      }
      shift(first, alone, sink);
    }

    private void reach(int search, int row, long cost, long costTie) {
      for (int i = start[row]; i < start[row + 1]; i++) {
        int to = column[i];
        long reach = cost - weight[i] - rowPrice[row] - columnPrice[to];
        long reachTie = costTie - tie[i] - rowTie[row] - columnTie[to];
        if (searchOf[to] != search) {
          searchOf[to] = search;
          cameFromRow[to] = row;
          queue.add(to, reach, reachTie);
        } else if (queue.lower(to, reach, reachTie)) {
          cameFromRow[to] = row;
        }
      }
    }

    /** Hands the columns on along the path that ends in {@code sink}, or with {@code alone}. */
    private void shift(int first, int alone, int sink) {
      int to = sink;
      if (sink == NONE) {
        to = columnOfRow[alone];
        columnOfRow[alone] = NONE;
        if (alone == first) {
          return;
        }
      }
      int row;
      do {
        row = cameFromRow[to];
        int given = columnOfRow[row];
        columnOfRow[row] = to;
        rowOfColumn[to] = row;
        to = given;
      } while (row != first);
    }
  }
}
