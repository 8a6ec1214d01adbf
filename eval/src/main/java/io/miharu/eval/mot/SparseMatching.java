package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * The one-to-one matching with the largest total weight, where few of all pairs have a weight: what
 * {@link io.miharu.eval.Assignment} does, at a cost that grows with the pairs that overlap. Every
 * search stays within the boxes that hang together by overlaps, so that the groups of a crowd are
 * solved apart without being looked for.
 *
 * <p>Shortest augmenting paths after Jonker and Volgenant, see there for the source. Each row may
 * stay alone at weight 0. Of matchings that weigh the same, the one is taken that the dense search
 * meets first in all but contrived cases: the smaller side is led in its order, and free partners
 * of low positions come first.
 *
 * <p>O(P·k²) time for P pairs in groups of k. Buffers are kept between calls. Not thread-safe.
 */
final class SparseMatching {

  private static final int NONE = -1;

  private int rows;
  private int[] starts = new int[1]; // of the side that leads
  private int[] partners = new int[0];
  private double[] weights = new double[0];
  private int[] answer = new int[0]; // by truth: the found
  private int[] columnOfRow = new int[0];
  private double[] rowPrice = new double[0];
  private int[] seenRows = new int[0];
  private int[] rowOfColumn = new int[0];
  private double[] columnPrice = new double[0];
  private double[] pathCost = new double[0];
  private int[] cameFrom = new int[0];
  private int[] touched = new int[0]; // columns that the search has met
  private boolean[] settled = new boolean[0];

  /** The weight of pair {@code place} of a frame; pairs of 0 and below are never matched. */
  interface Weight {
    double of(int truth, int place);
  }

  /**
   * Matches the boxes of a frame.
   *
   * @return by place of the true box: the place of its pair in {@link FrameOverlap#partner}, or -1;
   *     longer than needed, and overwritten by the next call
   */
  int[] match(FrameOverlap frame, Weight weight) {
    boolean turned = frame.truths > frame.founds;
    rows = turned ? frame.founds : frame.truths;
    int columns = turned ? frame.truths : frame.founds;
    room(rows, columns, frame.pairs());
    if (turned) {
      turn(frame, weight);
    } else {
      int place = 0;
      for (int t = 0; t < frame.truths; t++) {
        starts[t] = place;
        for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
          place = put(place, frame.partner[p], weight.of(t, p));
        }
      }
      starts[rows] = place;
    }
    solve(columns);
    if (answer.length < frame.truths) {
      answer = new int[2 * frame.truths];
    }
    for (int t = 0; t < frame.truths; t++) {
      int found = turned ? rowOfColumn[t] : columnOfRow[t];
      answer[t] = found == NONE ? NONE : placeOf(frame, t, found);
    }
    return answer;
  }

  /** The largest total weight of a table of pairs by row, none of them below 0. */
  static double largestTotal(
      int rows, int columns, int[] starts, int[] partners, double[] weights) {
    SparseMatching matching = new SparseMatching();
    matching.room(rows, columns, starts[rows]);
    matching.rows = rows;
    System.arraycopy(starts, 0, matching.starts, 0, rows + 1);
    System.arraycopy(partners, 0, matching.partners, 0, starts[rows]);
    System.arraycopy(weights, 0, matching.weights, 0, starts[rows]);
    matching.solve(columns);
    double total = 0;
    for (int row = 0; row < rows; row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        total += partners[p] == matching.columnOfRow[row] ? weights[p] : 0;
      }
    }
    return total;
  }

  private static int placeOf(FrameOverlap frame, int truth, int found) {
    int place = frame.starts[truth];
    while (frame.partner[place] != found) {
      place++;
    }
    return place;
  }

  private int put(int place, int partner, double weight) {
    if (!(weight > 0)) {
      return place;
    }
    partners[place] = partner;
    weights[place] = weight;
    return place + 1;
  }

  /** Lays the pairs out by found box, because the smaller side leads. */
  private void turn(FrameOverlap frame, Weight weight) {
    Arrays.fill(starts, 0, rows + 1, 0);
    for (int t = 0; t < frame.truths; t++) {
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        if (weight.of(t, p) > 0) {
          starts[frame.partner[p] + 1]++;
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      starts[row + 1] += starts[row];
    }
    int pairs = starts[rows];
    for (int t = frame.truths - 1; t >= 0; t--) {
      for (int p = frame.starts[t]; p < frame.starts[t + 1]; p++) {
        double value = weight.of(t, p);
        if (value > 0) {
          int place = --starts[frame.partner[p] + 1];
          partners[place] = t;
          weights[place] = value;
        }
      }
    }
    // Filled from the end, each entry now holds the start of its own row, one place too late.
    System.arraycopy(starts, 1, starts, 0, rows);
    starts[rows] = pairs;
  }

  private void room(int rowCount, int columns, int pairs) {
    if (columnOfRow.length < rowCount) {
      columnOfRow = new int[2 * rowCount];
      rowPrice = new double[2 * rowCount];
      seenRows = new int[2 * rowCount];
      starts = new int[2 * rowCount + 1];
    }
    if (rowOfColumn.length < columns) {
      rowOfColumn = new int[2 * columns];
      columnPrice = new double[2 * columns];
      pathCost = new double[2 * columns];
      cameFrom = new int[2 * columns];
      touched = new int[2 * columns];
      settled = new boolean[2 * columns];
    }
    if (partners.length < pairs) {
      partners = new int[2 * pairs];
      weights = new double[2 * pairs];
    }
  }

  private void solve(int columns) {
    Arrays.fill(columnOfRow, 0, rows, NONE);
    Arrays.fill(rowPrice, 0, rows, 0);
    Arrays.fill(rowOfColumn, 0, columns, NONE);
    Arrays.fill(columnPrice, 0, columns, 0);
    Arrays.fill(pathCost, 0, columns, Double.POSITIVE_INFINITY);
    for (int row = 0; row < rows; row++) {
      if (starts[row] < starts[row + 1]) {
        assign(row);
      }
    }
  }

  /** Finds the cheapest way to take {@code start} in; costs are the weights, negated. */
  private void assign(int start) {
    int seen = 0;
    int met = 0;
    int row = start;
    double reach = 0;
    double aloneCost = Double.POSITIVE_INFINITY; // of leaving a row of the path alone
    int alone = NONE;
    int sink = NONE;
    while (true) {
      seenRows[seen++] = row;
      if (reach - rowPrice[row] < aloneCost) {
        aloneCost = reach - rowPrice[row];
        alone = row;
      }
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        int column = partners[p];
        double cost = reach - weights[p] - rowPrice[row] - columnPrice[column];
        if (cost < pathCost[column] && !settled[column]) {
          if (pathCost[column] == Double.POSITIVE_INFINITY) {
            touched[met++] = column;
          }
          pathCost[column] = cost;
          cameFrom[column] = row;
        }
      }
      int nearest = nearest(met);
      if (nearest == NONE
          || pathCost[nearest] > aloneCost
          || (pathCost[nearest] == aloneCost && rowOfColumn[nearest] != NONE)) {
        reach = aloneCost;
        break;
      }
      reach = pathCost[nearest];
      if (rowOfColumn[nearest] == NONE) {
        sink = nearest;
        break;
      }
      settled[nearest] = true;
      row = rowOfColumn[nearest];
    }
    reprice(start, reach, seen, met);
    turnPath(start, sink, alone);
  }

  /**
   * The nearest column not settled yet: of equal ones a free one, then the one that comes first.
   */
  private int nearest(int met) {
    int nearest = NONE;
    for (int i = 0; i < met; i++) {
      int column = touched[i];
      if (settled[column]) {
        continue;
      }
      if (nearest == NONE || pathCost[column] < pathCost[nearest]) {
        nearest = column;
      } else if (pathCost[column] == pathCost[nearest]) {
        boolean free = rowOfColumn[column] == NONE;
        boolean nearestFree = rowOfColumn[nearest] == NONE;
        if (free == nearestFree ? column < nearest : free) {
          nearest = column;
        }
      }
    }
    return nearest;
  }

  private void reprice(int start, double reach, int seen, int met) {
    rowPrice[start] += reach;
    for (int i = 1; i < seen; i++) {
      int other = seenRows[i];
      rowPrice[other] += reach - pathCost[columnOfRow[other]];
    }
    for (int i = 0; i < met; i++) {
      int column = touched[i];
      if (settled[column]) {
        columnPrice[column] -= reach - pathCost[column];
        settled[column] = false;
      }
      pathCost[column] = Double.POSITIVE_INFINITY;
    }
  }

  /** Hands the columns along the path on, so that {@code start} gets one, or some row none. */
  private void turnPath(int start, int sink, int alone) {
    int column = sink;
    if (sink == NONE) {
      column = columnOfRow[alone]; // becomes free for the row before
      columnOfRow[alone] = NONE;
      if (alone == start) {
        return;
      }
    }
    while (true) {
      int row = cameFrom[column];
      int previous = columnOfRow[row];
      rowOfColumn[column] = row;
      columnOfRow[row] = column;
      if (row == start) {
        return;
      }
      column = previous;
    }
  }
}
