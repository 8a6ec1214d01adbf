package io.miharu.eval.ava;

import io.miharu.eval.ava.AvaBoxes.ActionBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The surest boxes of one frame, while its lines are read: a binary heap with the least sure one on
 * top.
 *
 * <p>The reference keeps them in a heap of Python's {@code heapq} and leaves equal scores in the
 * order in which the heap happens to hold them, so this heap holds them in the same order: a
 * replaced top sinks along the smaller children to the bottom, and rises again from there. Not
 * thread-safe.
 */
final class SurestBoxes {

  /** The reference keeps so many boxes a frame. */
  private static final int MOST_BOXES = 50;

  private final List<ActionBox> heap = new ArrayList<>();

  /** A newcomer to a full frame must be surer than the least sure one, not just as sure. */
  void add(ActionBox box) {
    if (heap.size() < MOST_BOXES) {
      heap.add(box);
      rise(heap.size() - 1);
    } else if (box.score() > heap.get(0).score()) {
      heap.set(0, box);
      rise(sunkToTheBottom());
    }
  }

  private void rise(int from) {
    ActionBox box = heap.get(from);
    int at = from;
    while (at > 0 && isLess(box, heap.get((at - 1) / 2))) {
      heap.set(at, heap.get((at - 1) / 2));
      at = (at - 1) / 2;
    }
    heap.set(at, box);
  }

  /** Where the top has sunk to. */
  private int sunkToTheBottom() {
    ActionBox box = heap.get(0);
    int at = 0;
    for (int child = 1; child < heap.size(); child = 2 * at + 1) {
      if (child + 1 < heap.size() && !isLess(heap.get(child), heap.get(child + 1))) {
        child++;
      }
      heap.set(at, heap.get(child));
      at = child;
    }
    heap.set(at, box);
    return at;
  }

  private static boolean isLess(ActionBox one, ActionBox other) {
    return ActionBox.LEAST_FIRST.compare(one, other) < 0;
  }

  /** Equal scores in the order of the heap. */
  List<ActionBox> surestFirst() {
    List<ActionBox> boxes = new ArrayList<>(heap);
    boxes.sort(Comparator.comparingDouble(ActionBox::score).reversed());
    return boxes;
  }
}
