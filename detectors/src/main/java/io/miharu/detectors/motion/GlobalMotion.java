package io.miharu.detectors.motion;

import io.miharu.core.Frame;
import io.miharu.core.PictureMotion;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how the whole picture moved since the frame before: one zoom and one shift.
 *
 * <p>On the grey picture, {@value #WIDTH} px wide, blocks of {@value #BLOCK} px with texture
 * (standard deviation of {@value #MIN_TEXTURE} grey levels or more) are looked for in the picture
 * before, up to {@value #REACH} px away, by the sum of absolute differences, with a parabola
 * between pixels. To these vectors a zoom and a shift are fitted by least squares, five times, each
 * time to the vectors near the last fit, beginning at their median: what moves by itself falls out.
 * Fewer than {@value #MIN_BLOCKS} vectors that agree, or less than a third of all, say nothing.
 *
 * <p>Ours. About 100 blocks, 7 million differences a frame. Not thread-safe.
 */
public final class GlobalMotion {

  static final int WIDTH = 320;
  static final int BLOCK = 16;
  static final int STEP = 24;
  static final int REACH = 8;
  static final int MIN_TEXTURE = 6;
  static final int MIN_BLOCKS = 10;
  private static final int ROUNDS = 5;

  /** A vector that differs more than this from the fit, px, is of something that moves itself. */
  private static final double NEAR_PX = 1;

  private record Vector(double x, double y, double u, double v) {}

  private int[] before = new int[0];
  private int width;
  private int height;

  /** Of the grey picture that is measured, px. */
  public static int width(Frame frame) {
    return Math.min(WIDTH, frame.width());
  }

  /** Of the grey picture that is measured, px. */
  public static int height(Frame frame) {
    return Math.max(1, (int) Math.round((double) frame.height() * width(frame) / frame.width()));
  }

  /**
   * The motion from the frame given last to this one, in pixels of the frame; none for the first.
   */
  public PictureMotion measure(Frame frame) {
    int w = width(frame);
    int h = height(frame);
    PixelView view = frame.pixels(PixelFormat.GRAY8, w, h);
    byte[] bytes = new byte[w * h];
    view.bytes().get(0, bytes);
    int[] now = new int[w * h];
    for (int i = 0; i < now.length; i++) {
      now[i] = bytes[i] & 0xFF;
    }
    boolean comparable = before.length == now.length && width == w;
    width = w;
    height = h;
    PictureMotion motion =
        comparable ? fit(vectors(now), (double) frame.width() / w) : PictureMotion.NONE;
    before = now;
    return motion;
  }

  /** Forgets the frame before, because the next one does not follow it. */
  public void reset() {
    before = new int[0];
  }

  private List<Vector> vectors(int[] now) {
    List<Vector> vectors = new ArrayList<>();
    for (int top = REACH; top + BLOCK + REACH <= height; top += STEP) {
      for (int left = REACH; left + BLOCK + REACH <= width; left += STEP) {
        if (hasTexture(now, left, top)) {
          vectors.add(vector(now, left, top));
        }
      }
    }
    return vectors;
  }

  private boolean hasTexture(int[] grey, int left, int top) {
    long sum = 0;
    long squares = 0;
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        int value = grey[y * width + x];
        sum += value;
        squares += (long) value * value;
      }
    }
    double n = BLOCK * BLOCK;
    double mean = sum / n;
    return squares / n - mean * mean >= MIN_TEXTURE * MIN_TEXTURE;
  }

  private Vector vector(int[] now, int left, int top) {
    int side = 2 * REACH + 1;
    int[] costs = new int[side * side];
    int best = REACH * side + REACH;
    costs[best] = difference(now, left, top, 0, 0);
    for (int dy = -REACH; dy <= REACH; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        int at = (dy + REACH) * side + dx + REACH;
        costs[at] = difference(now, left, top, dx, dy);
        if (costs[at] < costs[best]) {
          best = at;
        }
      }
    }
    int dx = best % side - REACH;
    int dy = best / side - REACH;
    double u = dx + (Math.abs(dx) < REACH ? between(costs, best, 1) : 0);
    double v = dy + (Math.abs(dy) < REACH ? between(costs, best, side) : 0);
    // It was (u, v) away in the picture before, so it moved by the opposite.
    return new Vector(left + BLOCK / 2.0 + u, top + BLOCK / 2.0 + v, -u, -v);
  }

  private static double between(int[] costs, int at, int step) {
    double curve = (double) costs[at - step] - 2.0 * costs[at] + costs[at + step];
    return curve > 0 ? ((double) costs[at - step] - costs[at + step]) / 2 / curve : 0;
  }

  private int difference(int[] now, int left, int top, int dx, int dy) {
    int sum = 0;
    for (int y = top; y < top + BLOCK; y++) {
      int row = y * width + left;
      int other = (y + dy) * width + left + dx;
      for (int x = 0; x < BLOCK; x++) {
        sum += Math.abs(now[row + x] - before[other + x]);
      }
    }
    return sum;
  }

  /** Least squares of {@code u = (s - 1) x + dx} and the same in y, to those that agree. */
  private static PictureMotion fit(List<Vector> vectors, double pixel) {
    if (vectors.size() < MIN_BLOCKS) {
      return PictureMotion.NONE;
    }
    double grow = 0;
    double dx = median(vectors.stream().mapToDouble(Vector::u).toArray());
    double dy = median(vectors.stream().mapToDouble(Vector::v).toArray());
    int agreeing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      // The first fits are rough, so they listen to more.
      double near = NEAR_PX * (ROUNDS - round);
      double n = 0;
      double sx = 0;
      double sy = 0;
      double su = 0;
      double sv = 0;
      double square = 0;
      double product = 0;
      for (Vector each : vectors) {
        if (Math.hypot(grow * each.x + dx - each.u, grow * each.y + dy - each.v) <= near) {
          n++;
          sx += each.x;
          sy += each.y;
          su += each.u;
          sv += each.v;
          square += each.x * each.x + each.y * each.y;
          product += each.x * each.u + each.y * each.v;
        }
      }
      agreeing = (int) n;
      double spread = square - (sx * sx + sy * sy) / n;
      if (n < MIN_BLOCKS || !(spread > 0)) {
        return PictureMotion.NONE;
      }
      grow = (product - (sx * su + sy * sv) / n) / spread;
      dx = (su - grow * sx) / n;
      dy = (sv - grow * sy) / n;
    }
    return 3 * agreeing >= vectors.size()
        ? new PictureMotion(1 + grow, dx * pixel, dy * pixel)
        : PictureMotion.NONE;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
