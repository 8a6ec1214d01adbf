package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * Gradient noise on a torus (Perlin, "An image synthesizer", SIGGRAPH 1985, with the smoother blend
 * of 2002): a lattice of random slopes that joins at the edges. Immutable.
 */
final class TorusNoise {

  private final int columns;
  private final int rows;
  private final double[] slopesX;
  private final double[] slopesY;

  /**
   * A new lattice.
   *
   * @param columns cells once around, 1 or more
   * @param rows cells once around the other way, 1 or more
   */
  TorusNoise(int columns, int rows, SplittableRandom random) {
    this.columns = columns;
    this.rows = rows;
    slopesX = new double[columns * rows];
    slopesY = new double[columns * rows];
    for (int i = 0; i < slopesX.length; i++) {
      double angle = random.nextDouble(2 * StrictMath.PI);
      slopesX[i] = StrictMath.cos(angle);
      slopesY[i] = StrictMath.sin(angle);
    }
  }

  /** About −0.7 to 0.7 at a place given in turns around the torus, [0, 1) each. */
  double at(double u, double v) {
    double x = u * columns;
    double y = v * rows;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double sx = blend(fx);
    double sy = blend(fy);
    double upper = (1 - sx) * slope(left, top, fx, fy) + sx * slope(left + 1, top, fx - 1, fy);
    double lower =
        (1 - sx) * slope(left, top + 1, fx, fy - 1) + sx * slope(left + 1, top + 1, fx - 1, fy - 1);
    return (1 - sy) * upper + sy * lower;
  }

  private double slope(int column, int row, double dx, double dy) {
    int cell = Math.floorMod(row, rows) * columns + Math.floorMod(column, columns);
    return slopesX[cell] * dx + slopesY[cell] * dy;
  }

  private static double blend(double t) {
    return t * t * t * (t * (6 * t - 15) + 10);
  }
}
