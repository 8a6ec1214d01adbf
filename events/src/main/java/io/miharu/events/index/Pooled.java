package io.miharu.events.index;

import java.util.Arrays;

/**
 * One concept's pooled logit in every unit, L_c of event detection, section 6.
 *
 * <p>Only units in which it was seen are touched one by one; in all others it is the floor, or NaN
 * where its detector did not run. Not thread-safe.
 */
final class Pooled {

  private static final int TOP = 3;

  private final float[] logits;
  private final boolean[] seen;

  private Pooled(float[] logits, boolean[] seen) {
    this.logits = logits;
    this.seen = seen;
  }

  /** The pooled logits, [units]; NaN where the detector did not run. */
  float[] logits() {
    return logits;
  }

  /** Whether the concept was seen at all, [units]. */
  boolean[] seen() {
    return seen;
  }

  /**
   * @param covered in how many steps of each unit the concept's detector ran
   */
  static Pooled of(Series series, Pooling pooling, UnitGrid grid, int[] covered) {
    float[] logits = new float[covered.length];
    for (int unit = 0; unit < covered.length; unit++) {
      logits[unit] = covered[unit] > 0 ? (float) Logits.FLOOR : Float.NaN;
    }
    boolean[] seen = new boolean[covered.length];
    switch (pooling) {
      case MAX -> max(series, grid, logits, seen);
      case MEAN -> mean(series, grid, covered, logits, seen);
      case TOP3 -> top(series, grid, covered, logits, seen);
    }
    return new Pooled(logits, seen);
  }

  private static void max(Series series, UnitGrid grid, float[] logits, boolean[] seen) {
    byte[] codes = series.codes();
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          float logit = (float) Logits.ofCode(codes[i] & 0xFF);
          if (!(logits[unit] >= logit)) { // written so that NaN is replaced
            logits[unit] = logit;
          }
        });
  }

  private static void mean(
      Series series, UnitGrid grid, int[] covered, float[] logits, boolean[] seen) {
    byte[] codes = series.codes();
    double[] above = new double[logits.length];
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          above[unit] += Logits.ofCode(codes[i] & 0xFF) - Logits.FLOOR;
        });
    for (int unit = 0; unit < logits.length; unit++) {
      if (seen[unit]) {
        logits[unit] = (float) (Logits.FLOOR + above[unit] / Math.max(1, covered[unit]));
      }
    }
  }

  private static void top(
      Series series, UnitGrid grid, int[] covered, float[] logits, boolean[] seen) {
    byte[] codes = series.codes();
    byte[] largest = new byte[logits.length * TOP];
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          insert(largest, unit * TOP, codes[i] & 0xFF);
        });
    for (int unit = 0; unit < logits.length; unit++) {
      if (seen[unit]) {
        int count = Math.max(1, Math.min(TOP, covered[unit]));
        double sum = 0;
        for (int i = 0; i < count; i++) {
          sum += Logits.ofCode(largest[unit * TOP + i] & 0xFF);
        }
        logits[unit] = (float) (sum / count);
      }
    }
  }

  /** Puts a code among the three largest, which fall. */
  private static void insert(byte[] largest, int at, int code) {
    for (int i = at; i < at + TOP; i++) {
      if (code > (largest[i] & 0xFF)) {
        byte pushed = largest[i];
        largest[i] = (byte) code;
        code = pushed & 0xFF;
      }
    }
  }

  /** Nobody looked for the concept anywhere. */
  static Pooled nowhere(int units) {
    float[] logits = new float[units];
    Arrays.fill(logits, Float.NaN);
    return new Pooled(logits, new boolean[units]);
  }
}
