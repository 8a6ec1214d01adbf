package io.miharu.detectors.motion;

/**
 * Where each block of a small grey picture came from: full search for the displacement with the
 * least sum of absolute differences, the oldest of all motion estimators.
 *
 * <p>Blocks of {@value #BLOCK}x{@value #BLOCK} px, displacements up to {@value #REACH} px on each
 * axis. Each pixel of displacement costs {@value #PRICE} grey levels over the block, so that noise
 * does not move what stands still. A block without texture (standard deviation below {@value
 * CameraMotion#MIN_TEXTURE}) is taken to stand still, since nothing could tell.
 *
 * <p>The displacement is that from {@code before} to {@code now}, in whole pixels. Cost: at most (2
 * · {@value #REACH} + 1)² additions per pixel; but most candidates fail already by the sums of
 * their quarters, since sums differ by no more than the pixels do (successive elimination: Li and
 * Salari, IEEE Transactions on Image Processing 4(1), 1995), and one is left as soon as it is worse
 * than the best. Immutable.
 */
final class BlockFlow {

  static final int BLOCK = 8;
  static final int REACH = 7;
  static final int PRICE = 8;

  private static final int QUARTER = BLOCK / 2;

  final int columns;
  final int rows;

  /** Pixels to the right, block by block, row by row. */
  final int[] dx;

  /** Pixels down. */
  final int[] dy;

  /** Grey levels per pixel that the best displacement leaves unexplained. */
  final double[] unexplained;

  final boolean[] textured;

  private final int width;
  private final int height;

  private BlockFlow(int width, int height) {
    this.width = width;
    this.height = height;
    columns = width / BLOCK;
    rows = height / BLOCK;
    dx = new int[columns * rows];
    dy = new int[columns * rows];
    unexplained = new double[columns * rows];
    textured = new boolean[columns * rows];
  }

  /** Two pictures of {@code width * height} grey levels, row by row. */
  static BlockFlow between(int[] before, int[] now, int width, int height) {
    BlockFlow flow = new BlockFlow(width, height);
    int[] sumsBefore = flow.quarterSums(before);
    int[] sumsNow = flow.quarterSums(now);
    for (int block = 0; block < flow.dx.length; block++) {
      flow.textured[block] = flow.hasTexture(now, block);
      flow.search(before, sumsBefore, now, sumsNow, block);
    }
    return flow;
  }

  private boolean hasTexture(int[] grey, int block) {
    long sum = 0;
    long squares = 0;
    int start = start(block);
    for (int y = 0; y < BLOCK; y++) {
      for (int x = 0; x < BLOCK; x++) {
        int value = grey[start + y * width + x];
        sum += value;
        squares += (long) value * value;
      }
    }
    double n = BLOCK * BLOCK;
    double mean = sum / n;
    return squares / n - mean * mean >= CameraMotion.MIN_TEXTURE * CameraMotion.MIN_TEXTURE;
  }

  private int start(int block) {
    return block / columns * BLOCK * width + block % columns * BLOCK;
  }

  /** At each pixel, the sum of the square of {@value #QUARTER} px below and to the right of it. */
  private int[] quarterSums(int[] grey) {
    int[] across = new int[grey.length];
    for (int i = 0; i + QUARTER <= grey.length; i++) {
      across[i] = grey[i] + grey[i + 1] + grey[i + 2] + grey[i + 3];
    }
    int[] sums = new int[grey.length];
    for (int i = 0; i + (QUARTER - 1) * width < grey.length; i++) {
      sums[i] = across[i] + across[i + width] + across[i + 2 * width] + across[i + 3 * width];
    }
    return sums;
  }

  /** What the sum of absolute differences is at least. */
  private int least(int[] sumsBefore, int[] sumsNow, int start, int shift) {
    int right = start + QUARTER;
    int below = start + QUARTER * width;
    int last = below + QUARTER;
    return Math.abs(sumsNow[start] - sumsBefore[start + shift])
        + Math.abs(sumsNow[right] - sumsBefore[right + shift])
        + Math.abs(sumsNow[below] - sumsBefore[below + shift])
        + Math.abs(sumsNow[last] - sumsBefore[last + shift]);
  }

  private void search(int[] before, int[] sumsBefore, int[] now, int[] sumsNow, int block) {
    int still = difference(before, now, block, 0, 0, Integer.MAX_VALUE);
    int best = still;
    int bestCost = still;
    if (textured[block]) {
      int left = block % columns * BLOCK;
      int top = block / columns * BLOCK;
      for (int v = -REACH; v <= REACH; v++) {
        for (int u = -REACH; u <= REACH; u++) {
          boolean inside =
              left - u >= 0
                  && top - v >= 0
                  && left - u + BLOCK <= width
                  && top - v + BLOCK <= height;
          int price = PRICE * (Math.abs(u) + Math.abs(v));
          if (price < bestCost // which is all that most blocks, that stand still, are asked
              && inside
              && price + least(sumsBefore, sumsNow, start(block), -v * width - u) < bestCost) {
            int found = difference(before, now, block, u, v, bestCost - price);
            if (found + price < bestCost) {
              bestCost = found + price;
              best = found;
              dx[block] = u;
              dy[block] = v;
            }
          }
        }
      }
    }
    unexplained[block] = best / (double) (BLOCK * BLOCK);
  }

  /** The sum of absolute differences, or some number from {@code enough} on. */
  private int difference(int[] before, int[] now, int block, int u, int v, int enough) {
    int start = start(block);
    int shift = -v * width - u;
    int sum = 0;
    for (int y = 0; y < BLOCK && sum < enough; y++) {
      int row = start + y * width;
      for (int x = 0; x < BLOCK; x++) {
        sum += Math.abs(now[row + x] - before[row + x + shift]);
      }
    }
    return sum;
  }
}
