package io.miharu.eval;

/**
 * Columns by cost, then tie-break, then free ones first, which end a search, then by number: a
 * binary heap that knows where each column stands.
 */
final class ColumnQueue {

  private static final int NONE = -1;

  private final int[] rowOfColumn;
  private final int[] heap;
  private final int[] place;
  private final long[] cost;
  private final long[] tie;
  private int size;

  ColumnQueue(int columns, int[] rowOfColumn) {
    this.rowOfColumn = rowOfColumn;
    heap = new int[columns];
    place = new int[columns];
    cost = new long[columns];
    tie = new long[columns];
  }

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long cost(int column) {
    return cost[column];
  }

  long tie(int column) {
    return tie[column];
  }

  boolean firstIsBeyond(long limit, long limitTie) {
    int first = heap[0];
    return cost[first] > limit || (cost[first] == limit && tie[first] > limitTie);
  }

  void add(int column, long atCost, long atTie) {
    cost[column] = atCost;
    tie[column] = atTie;
    rise(column, size++);
  }

  /** Whether the column is waiting and was not known to be as cheap. */
  boolean lower(int column, long atCost, long atTie) {
    boolean lower = atCost < cost[column] || (atCost == cost[column] && atTie < tie[column]);
    if (!lower || place[column] == NONE) {
      return false; // a column that was polled is final
    }
    cost[column] = atCost;
    tie[column] = atTie;
    rise(column, place[column]);
    return true;
  }

  int poll() {
    int first = heap[0];
    place[first] = NONE;
    int last = heap[--size];
    if (size > 0) {
      sink(last);
    }
    return first;
  }

  private void rise(int column, int from) {
    int at = from;
    while (at > 0 && before(column, heap[(at - 1) / 2])) {
      put(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    put(column, at);
  }

  private void sink(int column) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], column)) {
        break;
      }
      put(heap[child], at);
      at = child;
    }
    put(column, at);
  }

  private void put(int column, int at) {
    heap[at] = column;
    place[column] = at;
  }

  private boolean before(int a, int b) {
    if (cost[a] != cost[b]) {
      return cost[a] < cost[b];
    }
    if (tie[a] != tie[b]) {
      return tie[a] < tie[b];
    }
    boolean aFree = rowOfColumn[a] == NONE;
    boolean bFree = rowOfColumn[b] == NONE;
    return aFree != bFree ? aFree : a < b;
  }
}
