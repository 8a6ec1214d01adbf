package io.miharu.learning.data;

import java.util.SplittableRandom;

/** One random point in each cell of a lattice on a torus, for cells, cracks and dots. Immutable. */
final class TorusPoints {

  private final int columns;
  private final int rows;
  private final double[] x;
  private final double[] y;

  /**
   * A new lattice.
   *
   * @param spread how far a point may be from the middle of its cell: 0 not at all, 1 anywhere
   */
  TorusPoints(int columns, int rows, double spread, SplittableRandom random) {
    this.columns = columns;
    this.rows = rows;
    x = new double[columns * rows];
    y = new double[columns * rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.5 + spread * (random.nextDouble() - 0.5);
      y[i] = 0.5 + spread * (random.nextDouble() - 0.5);
    }
  }

  /**
   * Distances from a place to the nearest point and to the next one, in cells.
   *
   * @param u turns around the torus, [0, 1)
   */
  double[] nearest(double u, double v) {
    double px = u * columns;
    double py = v * rows;
    int column = (int) Math.floor(px);
    int row = (int) Math.floor(py);
    double first = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int cell = Math.floorMod(row + dy, rows) * columns + Math.floorMod(column + dx, columns);
        double ox = column + dx + x[cell] - px;
        double oy = row + dy + y[cell] - py;
        double squared = ox * ox + oy * oy;
        if (squared < first) {
          second = first;
          first = squared;
        } else if (squared < second) {
          second = squared;
        }
      }
    }
    return new double[] {Math.sqrt(first), Math.sqrt(second)};
  }
}
