package io.miharu.ingest.scenes;

/**
 * Turns strokes into pixels with soft edges, and leaves to its subclasses what a pixel is. Not
 * thread-safe.
 */
abstract class Rasteriser implements Brush {

  /** Vertical samples of a polygon per pixel; horizontally its coverage is exact. */
  private static final int SUBROWS = 4;

  /**
   * Edges count for more than they cover. With a plain share, two faces that meet inside a pixel
   * would together leave a quarter of what is behind them, and solids would have bright seams.
   */
  private static final float SPREAD = 1.6f;

  final int width;
  final int height;

  /** Width of a capsule's soft edge in pixels. */
  private final double feather;

  private final float[] cover;
  private final double[] crossings = new double[64];

  Rasteriser(int width, int height, double feather) {
    this.width = width;
    this.height = height;
    this.feather = feather;
    this.cover = new float[width + 2];
  }

  /**
   * Puts colour on the pixel {@code index} = row * width + column.
   *
   * @param cover how much of the pixel is covered, 1 to 256
   * @param light brightness of the colour here, 256 as given
   */
  abstract void put(int index, int rgb, int cover, int light);

  @Override
  public void capsule(double u0, double v0, double r0, double u1, double v1, double r1, int rgb) {
    double reach = feather;
    int left = (int) Math.max(0, Math.floor(Math.min(u0 - r0, u1 - r1) - reach));
    int right = (int) Math.min(width - 1, Math.ceil(Math.max(u0 + r0, u1 + r1) + reach));
    int top = (int) Math.max(0, Math.floor(Math.min(v0 - r0, v1 - r1) - reach));
    int bottom = (int) Math.min(height - 1, Math.ceil(Math.max(v0 + r0, v1 + r1) + reach));
    double du = u1 - u0;
    double dv = v1 - v0;
    double lengthSq = Math.max(1e-9, du * du + dv * dv);
    double outer = Math.max(r0, r1) + reach;
    for (int row = top; row <= bottom; row++) {
      double pv = row + 0.5 - v0;
      for (int column = left; column <= right; column++) {
        double pu = column + 0.5 - u0;
        double along = (pu * du + pv * dv) / lengthSq;
        along = along < 0 ? 0 : along > 1 ? 1 : along;
        double ou = pu - along * du;
        double ov = pv - along * dv;
        double distanceSq = ou * ou + ov * ov;
        if (distanceSq >= outer * outer) {
          continue;
        }
        double radius = r0 + (r1 - r0) * along;
        double inside = 0.5 + (radius - Math.sqrt(distanceSq)) / feather;
        if (inside <= 0) {
          continue;
        }
        int covered = inside >= 1 ? 256 : Math.max(1, (int) (inside * 256));
        // Lit from the upper left, darker where the surface turns away from us.
        double turn = radius > 0.3 ? 1 / radius : 3;
        double light = 1.06 - 0.2 * turn * (0.55 * ou + 0.45 * ov);
        light -= 0.2 * Math.min(1, distanceSq * turn * turn);
        put(row * width + column, rgb, covered, (int) (light * 256));
      }
    }
  }

  @Override
  public void polygon(double[] us, double[] vs, int n, int rgb) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      low = Math.min(low, vs[i]);
      high = Math.max(high, vs[i]);
    }
    int top = (int) Math.max(0, Math.floor(low));
    int bottom = (int) Math.min(height - 1, Math.ceil(high));
    for (int row = top; row <= bottom; row++) {
      int first = width;
      int last = -1;
      for (int sub = 0; sub < SUBROWS; sub++) {
        int count = crossings(us, vs, n, row + (sub + 0.5) / SUBROWS);
        for (int i = 0; i + 1 < count; i += 2) {
          double from = Math.max(0, crossings[i]);
          double to = Math.min(width, crossings[i + 1]);
          if (from >= to) {
            continue;
          }
          int a = (int) from;
          int b = (int) to;
          first = Math.min(first, a);
          last = Math.max(last, Math.min(b, width - 1));
          // cover holds differences: a running sum gives each pixel's share.
          float head = (float) (from - a);
          float tail = (float) (to - b);
          cover[a] += 1 - head;
          cover[a + 1] += head;
          cover[b] -= 1 - tail;
          cover[b + 1] -= tail;
        }
      }
      float sum = 0;
      for (int column = first; column <= last; column++) {
        sum += cover[column];
        cover[column] = 0;
        int covered = Math.min(256, Math.round(sum * (256f * SPREAD / SUBROWS)));
        if (covered > 0) {
          put(row * width + column, rgb, covered, 256);
        }
      }
      if (last >= 0) {
        cover[last + 1] = 0;
        cover[Math.min(last + 2, width + 1)] = 0;
      }
    }
  }

  /** Where the outline crosses the height {@code v}, sorted from the left. */
  private int crossings(double[] us, double[] vs, int n, double v) {
    int count = 0;
    int previous = n - 1;
    for (int i = 0; i < n && count < crossings.length; previous = i++) {
      if (vs[i] > v != vs[previous] > v) {
        double u = us[i] + (v - vs[i]) * (us[previous] - us[i]) / (vs[previous] - vs[i]);
        int place = count++;
        while (place > 0 && crossings[place - 1] > u) {
          crossings[place] = crossings[place - 1];
          place--;
        }
        crossings[place] = u;
      }
    }
    return count;
  }
}
