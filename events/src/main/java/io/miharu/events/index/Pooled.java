package io.miharu.events.index;

import io.miharu.events.zeroshot.Pooling;
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

  Pooled(float[] logits, boolean[] seen) {
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
  static Pooled of(LogitSeries series, Pooling pooling, UnitGrid grid, int[] covered) {
    float[] logits = new float[covered.length];
    for (int unit = 0; unit < covered.length; unit++) {
      logits[unit] = covered[unit] > 0 ? series.floor() : Float.NaN;
    }
    boolean[] seen = new boolean[covered.length];
    switch (pooling) {
      case MAX -> max(series, grid, logits, seen);
      case MEAN -> mean(series, grid, covered, logits, seen);
      case TOP3 -> top(series, grid, covered, logits, seen);
    }
    return new Pooled(logits, seen);
  }

  private static void max(LogitSeries series, UnitGrid grid, float[] logits, boolean[] seen) {
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          float logit = series.logit(i);
          if (!(logits[unit] >= logit)) { // written so that NaN is replaced
            logits[unit] = logit;
          }
        });
  }

  private static void mean(
      LogitSeries series, UnitGrid grid, int[] covered, float[] logits, boolean[] seen) {
    double[] above = new double[logits.length];
    double floor = series.floor();
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          above[unit] += series.logit(i) - floor;
        });
    for (int unit = 0; unit < logits.length; unit++) {
      if (seen[unit]) {
        logits[unit] = (float) (floor + above[unit] / Math.max(1, covered[unit]));
      }
    }
  }

  private static void top(
      LogitSeries series, UnitGrid grid, int[] covered, float[] logits, boolean[] seen) {
    float[] largest = new float[logits.length * TOP];
    Arrays.fill(largest, series.floor());
    grid.forEach(
        series.steps(),
        (unit, i) -> {
          seen[unit] = true;
          insert(largest, unit * TOP, series.logit(i));
        });
    for (int unit = 0; unit < logits.length; unit++) {
      if (seen[unit]) {
        int count = Math.max(1, Math.min(TOP, covered[unit]));
        double sum = 0;
        for (int i = 0; i < count; i++) {
          sum += largest[unit * TOP + i];
        }
        logits[unit] = (float) (sum / count);
      }
    }
  }

  /** Puts a logit among the three largest, which fall. */
  private static void insert(float[] largest, int at, float logit) {
    float next = logit;
    for (int i = at; i < at + TOP; i++) {
      if (next > largest[i]) {
        float pushed = largest[i];
        largest[i] = next;
        next = pushed;
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
