package io.miharu.detectors.crops;

import java.nio.FloatBuffer;

/**
 * The highest place of a heat map, between its cells.
 *
 * <p>Source: Zhang et al., "Distribution-Aware Coordinate Representation for Human Pose Estimation"
 * (DARK), CVPR 2020, arXiv:1910.06278, equation 7: around a Gaussian peak the logarithm is a
 * parabola, so from its first and second derivatives at the highest cell the offset is {@code -H⁻¹
 * g}. Differences: the map is not smoothed first, and where the parabola is none (next to the
 * border, a flat or saddle-shaped map, an offset of more than a cell) the offset is a quarter cell
 * towards the higher neighbour, as in Newell et al., "Stacked Hourglass Networks", ECCV 2016,
 * arXiv:1603.06937, section 3.1. Immutable.
 *
 * @param x in cells; whole numbers are the centres of cells
 * @param y in cells
 * @param value of the highest cell, which ranks; not a probability
 */
record HeatmapPeak(double x, double y, float value) {

  /** Logarithms need something above 0. */
  private static final double LEAST = 1e-10;

  /**
   * Finds the peak of one of several maps; the first of equal cells counts.
   *
   * @param maps {@code [maps][height][width]}, row-major
   */
  static HeatmapPeak of(FloatBuffer maps, int map, int width, int height) {
    int from = map * width * height;
    int best = 0;
    for (int i = 1; i < width * height; i++) {
      if (maps.get(from + i) > maps.get(from + best)) {
        best = i;
      }
    }
    int x = best % width;
    int y = best / width;
    float value = maps.get(from + best);
    if (x == 0 || x == width - 1 || y == 0 || y == height - 1) {
      return new HeatmapPeak(
          x + quarter(maps, from + best, x, width, 1),
          y + quarter(maps, from + best, y, height, width),
          value);
    }
    double[][] log = new double[3][3];
    for (int row = -1; row <= 1; row++) {
      for (int column = -1; column <= 1; column++) {
        double cell = maps.get(from + best + row * width + column);
        log[row + 1][column + 1] = Math.log(Math.max(LEAST, cell));
      }
    }
    double gx = (log[1][2] - log[1][0]) / 2;
    double gy = (log[2][1] - log[0][1]) / 2;
    double hxx = log[1][2] - 2 * log[1][1] + log[1][0];
    double hyy = log[2][1] - 2 * log[1][1] + log[0][1];
    double hxy = (log[2][2] - log[2][0] - log[0][2] + log[0][0]) / 4;
    double determinant = hxx * hyy - hxy * hxy;
    double dx = -(hyy * gx - hxy * gy) / determinant;
    double dy = -(hxx * gy - hxy * gx) / determinant;
    boolean isPeak = hxx < 0 && determinant > 0 && Math.abs(dx) <= 1 && Math.abs(dy) <= 1;
    return isPeak
        ? new HeatmapPeak(x + dx, y + dy, value)
        : new HeatmapPeak(
            x + quarter(maps, from + best, x, width, 1),
            y + quarter(maps, from + best, y, height, width),
            value);
  }

  private static double quarter(FloatBuffer maps, int at, int place, int size, int step) {
    if (place == 0 || place == size - 1) {
      return 0;
    }
    return 0.25 * Math.signum(maps.get(at + step) - maps.get(at - step));
  }
}
