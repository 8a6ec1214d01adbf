package io.miharu.temporal.skeletons;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What windows say of each short piece of time: the mean over all windows of a length that cover
 * it, then over the lengths. Windows that end early or late cover the edges of an action unlike its
 * middle, so the mean shows where it begins and ends better than any one window. Not thread-safe.
 */
final class WindowVotes {

  /** A piece of time, with a sum and a count for each length of window. */
  private static final class Piece {
    private final double[][] sums;
    private final int[] counts;

    Piece(int lengths, int actions) {
      this.sums = new double[lengths][actions];
      this.counts = new int[lengths];
    }
  }

  private final int actions;
  private final List<Integer> lengths;
  private final Deque<Piece> open = new ArrayDeque<>();

  /**
   * @param lengths of windows, in pieces
   */
  WindowVotes(int actions, List<Integer> lengths) {
    this.actions = actions;
    this.lengths = List.copyOf(lengths);
  }

  /** A new piece, the last. */
  void next() {
    open.addLast(new Piece(lengths.size(), actions));
  }

  /**
   * What a window that ends with the last piece says.
   *
   * @param length its place among the lengths
   * @param shares of the actions; more numbers are left alone
   */
  void add(int length, double[] shares) {
    List<Piece> pieces = new ArrayList<>(open);
    int first = Math.max(0, pieces.size() - lengths.get(length));
    for (Piece piece : pieces.subList(first, pieces.size())) {
      piece.counts[length]++;
      for (int action = 0; action < actions; action++) {
        piece.sums[length][action] += shares[action];
      }
    }
  }

  /** Whether all windows that cover the oldest piece have looked, if none was left out. */
  boolean isComplete() {
    return open.size() >= Collections.max(lengths);
  }

  /** How many pieces are not taken yet. */
  int size() {
    return open.size();
  }

  /** Takes the oldest piece: the mean shares of the actions there, 0 where no window looked. */
  double[] take() {
    Piece piece = open.removeFirst();
    double[] mean = new double[actions];
    int voted = 0;
    for (int length = 0; length < lengths.size(); length++) {
      voted += piece.counts[length] > 0 ? 1 : 0;
      for (int action = 0; action < actions; action++) {
        mean[action] += piece.sums[length][action] / Math.max(1, piece.counts[length]);
      }
    }
    for (int action = 0; action < actions; action++) {
      mean[action] /= Math.max(1, voted);
    }
    return mean;
  }
}
