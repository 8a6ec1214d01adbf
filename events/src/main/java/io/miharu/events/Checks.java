package io.miharu.events;

import java.time.Duration;

/** The checks that several records of this package make at their door. */
final class Checks {

  private Checks() {}

  static Duration notNegative(String what, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(what + " must be 0 s or more, got " + seconds(value));
    }
    return value;
  }

  static Duration positive(String what, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(what + " must be above 0 s, got " + seconds(value));
    }
    return value;
  }

  static float probability(String what, float value) {
    if (!(value >= 0 && value <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("%s must lie in [0, 1], got %s".formatted(what, value));
    }
    return value;
  }

  private static String seconds(Duration value) {
    return value.toNanos() / 1e9 + " s";
  }
}
