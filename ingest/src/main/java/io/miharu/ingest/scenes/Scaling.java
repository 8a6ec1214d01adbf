package io.miharu.ingest.scenes;

/** Changes the size of a picture: area averages when it shrinks, bilinear when it grows. */
final class Scaling {

  private static final int ONE = 1 << 14;

  private Scaling() {}

  /** For every target pixel along one side: where its sources begin, and their weights. */
  private static final class Taps {

    final int[] first;
    final int[][] weights;

    private Taps(int[] first, int[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Taps of(int from, int to) {
      int[] first = new int[to];
      int[][] weights = new int[to][];
      double step = (double) from / to;
      for (int i = 0; i < to; i++) {
        double[] raw;
        if (step > 1) {
          double start = i * step;
          double end = Math.min(from, start + step);
          first[i] = (int) start;
          int last = Math.min(from - 1, (int) Math.ceil(end - 1e-9) - 1);
          raw = new double[last - first[i] + 1];
          for (int k = 0; k < raw.length; k++) {
            double pixel = first[i] + k;
            raw[k] = (Math.min(end, pixel + 1) - Math.max(start, pixel)) / step;
          }
        } else {
          double centre = Math.max(0, Math.min(from - 1, (i + 0.5) * step - 0.5));
          first[i] = Math.min((int) centre, Math.max(0, from - 2));
          double share = centre - first[i];
          raw = from == 1 ? new double[] {1} : new double[] {1 - share, share};
        }
        weights[i] = new int[raw.length];
        int sum = 0;
        for (int k = 0; k < raw.length; k++) {
          weights[i][k] = (int) Math.round(raw[k] * ONE);
          sum += weights[i][k];
        }
        weights[i][raw.length / 2] += ONE - sum;
      }
      return new Taps(first, weights);
    }
  }

  /** A picture of three channels in another size. */
  static byte[] scale(byte[] source, int width, int height, int newWidth, int newHeight) {
    Taps across = Taps.of(width, newWidth);
    Taps down = Taps.of(height, newHeight);
    int[] narrow = new int[newWidth * height * 3];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < newWidth; column++) {
        int[] weights = across.weights[column];
        int from = (row * width + across.first[column]) * 3;
        int blue = 0;
        int green = 0;
        int red = 0;
        for (int k = 0; k < weights.length; k++) {
          blue += (source[from + 3 * k] & 0xFF) * weights[k];
          green += (source[from + 3 * k + 1] & 0xFF) * weights[k];
          red += (source[from + 3 * k + 2] & 0xFF) * weights[k];
        }
        int at = (row * newWidth + column) * 3;
        // Six bits are kept below the point, so that rounding happens once, at the end.
        narrow[at] = blue >> 8;
        narrow[at + 1] = green >> 8;
        narrow[at + 2] = red >> 8;
      }
    }
    byte[] target = new byte[newWidth * newHeight * 3];
    int line = newWidth * 3;
    for (int row = 0; row < newHeight; row++) {
      int[] weights = down.weights[row];
      for (int i = 0; i < line; i++) {
        long sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += (long) narrow[(down.first[row] + k) * line + i] * weights[k];
        }
        target[row * line + i] = (byte) Math.min(255, (sum + (1 << 19)) >> 20);
      }
    }
    return target;
  }
}
