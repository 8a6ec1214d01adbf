package io.miharu.core;

/**
 * What somebody looks like: a vector of length 1 that points nearly the same way for pictures of
 * the same person, taken by one and the same network. Shape {@code [D]}. Immutable.
 */
public final class Appearance {

  private final float[] values;

  private Appearance(float[] values) {
    this.values = values;
  }

  /**
   * The direction of a network's answer.
   *
   * @param answer finite and not all 0; copied
   */
  public static Appearance of(float[] answer) {
    double square = 0;
    for (float value : answer) {
      square += (double) value * value;
    }
    if (!(square > 0 && square < Double.POSITIVE_INFINITY)) { // NaN fails too
      throw new IllegalArgumentException(
          "an appearance needs a finite length above 0, got its square " + square);
    }
    float[] unit = new float[answer.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (answer[i] / Math.sqrt(square));
    }
    return new Appearance(unit);
  }

  /** How many values it has. */
  public int size() {
    return values.length;
  }

  /** The cosine of the angle between both, in [-1, 1] up to rounding. */
  public double cosine(Appearance other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          "appearances of different networks cannot be compared: %d and %d values"
              .formatted(values.length, other.values.length));
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  /**
   * The direction of {@code kept} of this one and the rest of {@code newer}; {@code newer} itself
   * where the two cancel out.
   */
  public Appearance blended(Appearance newer, double kept) {
    if (cosine(newer) <= -1 + 1e-9) {
      return newer;
    }
    float[] mixed = new float[values.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (kept * values[i] + (1 - kept) * newer.values[i]);
    }
    return of(mixed);
  }
}
