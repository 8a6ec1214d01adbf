package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by table, the same on every JVM: the quantiles at the middles of 4,096
 * equal shares, so no number is beyond ±3.7 and the variance is 0.9995. Four numbers cost one draw,
 * which matters where a clip needs 65,536 of them. Thread-safe.
 */
final class GaussianTable {

  private static final int BITS = 12;
  private static final float[] QUANTILES = quantiles();

  private GaussianTable() {}

  /** Adds noise of the given deviation to {@code count} numbers from {@code offset} on. */
  static void add(
      float[] values, int offset, int count, double deviation, SplittableRandom random) {
    float scale = (float) deviation;
    for (int i = 0; i < count; i += 4) {
      long draw = random.nextLong();
      int end = Math.min(4, count - i);
      for (int k = 0; k < end; k++) {
        values[offset + i + k] += scale * QUANTILES[(int) (draw & ((1 << BITS) - 1))];
        draw >>>= 16;
      }
    }
  }

  /** Solves Φ(q) = share by Newton's steps, with Simpson's integral of the density. */
  private static float[] quantiles() {
    int count = 1 << BITS;
    float[] table = new float[count];
    double q = 0;
    double mass = 0.5; // Φ(q)
    for (int i = count / 2; i < count; i++) {
      double wanted = (i + 0.5) / count;
      // From the neighbour's answer: the shares are so near that few steps are needed.
      for (int step = 0; step < 40 && StrictMath.abs(wanted - mass) > 1e-15; step++) {
        double next = q + (wanted - mass) / density(q);
        mass += (next - q) / 6 * (density(q) + 4 * density((q + next) / 2) + density(next));
        q = next;
      }
      table[i] = (float) q;
      table[count - 1 - i] = (float) -q;
    }
    return table;
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }
}
