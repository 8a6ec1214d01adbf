package io.miharu.events.index;

import io.miharu.core.Box;
import java.util.Arrays;

/**
 * Where the tracks of a video were, thinned to its time grid: one row per track and step, by rising
 * steps. Not thread-safe.
 */
final class TrackTable {

  /** Numbers of a box: left, top, right and bottom, px. */
  static final int BOX = 4;

  private final IntList steps = new IntList();
  private final IntList ids = new IntList();
  private short[] labels = new short[16];
  private float[] boxes = new float[16 * BOX];

  /**
   * Adds a row.
   *
   * @param label number in the video's track labels
   */
  void add(int step, int id, int label, Box box) {
    int row = steps.size();
    if (row == labels.length) {
      labels = Arrays.copyOf(labels, row * 2);
      boxes = Arrays.copyOf(boxes, row * 2 * BOX);
    }
    steps.add(step);
    ids.add(id);
    labels[row] = (short) label;
    boxes[row * BOX] = box.left();
    boxes[row * BOX + 1] = box.top();
    boxes[row * BOX + 2] = box.right();
    boxes[row * BOX + 3] = box.bottom();
  }

  /** A table over arrays that are handed over. */
  static TrackTable of(int[] steps, int[] ids, short[] labels, float[] boxes) {
    TrackTable table = new TrackTable();
    table.steps.addAll(steps, 0);
    table.ids.addAll(ids, 0);
    table.labels = labels;
    table.boxes = boxes;
    return table;
  }

  int size() {
    return steps.size();
  }

  int[] steps() {
    return steps.toArray();
  }

  int[] ids() {
    return ids.toArray();
  }

  short[] labels() {
    return Arrays.copyOf(labels, size());
  }

  float[] boxes() {
    return Arrays.copyOf(boxes, size() * BOX);
  }
}
