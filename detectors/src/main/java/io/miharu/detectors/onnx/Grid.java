package io.miharu.detectors.onnx;

import java.nio.FloatBuffer;

/** The cells that networks of the YOLO kind divide their input into. */
final class Grid {

  static final int[] STRIDES = {8, 16, 32};

  private Grid() {}

  /** How many cells of all strides an input of this size has. */
  static int cells(int width, int height) {
    int cells = 0;
    for (int stride : STRIDES) {
      cells += (width / stride) * (height / stride);
    }
    return cells;
  }

  /**
   * The index of the largest of {@code classes} values that lie {@code step} apart; ties: first.
   */
  static int best(FloatBuffer values, int first, int step, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      if (values.get(first + i * step) > values.get(first + best * step)) {
        best = i;
      }
    }
    return best;
  }
}
