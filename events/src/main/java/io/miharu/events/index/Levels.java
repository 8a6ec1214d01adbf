package io.miharu.events.index;

import io.miharu.events.calibration.Logits;
import io.miharu.events.calibration.RankNormal;

/**
 * What each of the 256 stored levels of one concept means to a score: calibrated logits, rising
 * with the level. Source: event detection, section 3. Immutable.
 */
final class Levels {

  static final int COUNT = 256;

  /** Where the stored numbers are probabilities: {@code ln(p / (1 - p))}, clipped. */
  static final Levels PROBABILITY = new Levels(ofProbabilities());

  private final float[] logits;

  private Levels(float[] logits) {
    this.logits = logits;
  }

  private static float[] ofProbabilities() {
    float[] logits = new float[COUNT];
    for (int code = 0; code < COUNT; code++) {
      logits[code] = (float) Logits.of(code / 255.0);
    }
    return logits;
  }

  /**
   * Where only their order counts: the rank-normal logits over the index's own steps.
   *
   * @param counts in how many steps each level stands, [256], level 0 where somebody looked and saw
   *     nothing; their sum is above 0
   */
  static Levels ranked(long[] counts) {
    double[] ranked = RankNormal.ofCounts(counts);
    float[] logits = new float[COUNT];
    for (int code = 0; code < COUNT; code++) {
      logits[code] = (float) ranked[code];
    }
    return new Levels(logits);
  }

  float logit(int code) {
    return logits[code];
  }

  /** Of a step in which somebody looked and saw nothing. */
  float floor() {
    return logits[0];
  }

  /** In how many steps of a series each level stands, [256]. */
  static long[] count(Series series) {
    long[] counts = new long[COUNT];
    for (byte code : series.codes()) {
      counts[code & 0xFF]++;
    }
    long looked = 0;
    for (int i = 0; i < series.ran().length; i += 2) {
      looked += series.ran()[i + 1] - series.ran()[i];
    }
    counts[0] = Math.max(0, looked - series.size());
    return counts;
  }
}
