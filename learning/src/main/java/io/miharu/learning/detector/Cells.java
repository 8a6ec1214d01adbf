package io.miharu.learning.detector;

import io.miharu.core.Box;

/**
 * Where the cells of a detector are, finest stride first, each grid row by row, and what the four
 * numbers of a cell mean. Immutable.
 */
final class Cells {

  private final int[] stride;
  private final int[] column;
  private final int[] row;

  Cells(DetectorNetwork network) {
    int count = network.cells();
    stride = new int[count];
    column = new int[count];
    row = new int[count];
    int cell = 0;
    for (int size : DetectorNetwork.STRIDES) {
      for (int y = 0; y < network.height() / size; y++) {
        for (int x = 0; x < network.width() / size; x++, cell++) {
          stride[cell] = size;
          column[cell] = x;
          row[cell] = y;
        }
      }
    }
  }

  int count() {
    return stride.length;
  }

  /** Px. */
  int stride(int cell) {
    return stride[cell];
  }

  /** Middle of a cell, px. */
  double centreX(int cell) {
    return (column[cell] + 0.5) * stride[cell];
  }

  /** Middle of a cell, px. */
  double centreY(int cell) {
    return (row[cell] + 0.5) * stride[cell];
  }

  /** The largest size a cell can say, as a logarithm in strides, so that nothing overflows. */
  static final double MAX_LOG_SIZE = 6;

  /**
   * Writes left, top, right and bottom of the box that a cell says, px.
   *
   * @param output of the network
   * @param at where the cell's numbers begin
   */
  void edges(int cell, float[] output, int at, double[] into) {
    double size = stride[cell];
    double x = (output[at] + column[cell]) * size;
    double y = (output[at + 1] + row[cell]) * size;
    double halfWidth = Math.exp(limited(output[at + 2])) * size / 2;
    double halfHeight = Math.exp(limited(output[at + 3])) * size / 2;
    into[0] = x - halfWidth;
    into[1] = y - halfHeight;
    into[2] = x + halfWidth;
    into[3] = y + halfHeight;
  }

  static double limited(double logSize) {
    return Math.max(-MAX_LOG_SIZE, Math.min(MAX_LOG_SIZE, logSize));
  }

  /** The four numbers that a cell should say for a box. */
  float[] numbers(int cell, Box box) {
    double size = stride[cell];
    return new float[] {
      (float) (box.centreX() / size - column[cell]),
      (float) (box.centreY() / size - row[cell]),
      (float) Math.log(box.width() / size),
      (float) Math.log(box.height() / size)
    };
  }
}
