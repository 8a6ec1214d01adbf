package io.miharu.core;

/** The checks that all records with a share of 1 make at their door. */
final class Probabilities {

  private Probabilities() {}

  /** Returns {@code value}, which must lie in [0, 1]; NaN does not. */
  static float check(String what, float value) {
    if (!(value >= 0 && value <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("%s must lie in [0, 1], got %s".formatted(what, value));
    }
    return value;
  }
}
