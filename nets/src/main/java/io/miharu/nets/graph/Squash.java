package io.miharu.nets.graph;

/**
 * The two squashing functions as sums, products and quotients alone, so that the compiler turns a
 * loop over them into vector instructions; {@link Math#tanh} and {@link Math#exp} it cannot.
 *
 * <p>Lambert's continued fraction of tanh to seven levels, at an eighth of the argument, where it
 * is exact to the last bit of a float, and three times the formula for the double argument.
 * Absolute error below 1e-6.
 */
final class Squash {

  private Squash() {}

  /** Replaces a range by its hyperbolic tangents. */
  static void tanh(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = tanh(values[i]);
    }
  }

  /** Replaces a range by {@code 1 / (1 + exp(-x))}. */
  static void sigmoid(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
    }
  }

  static float tanh(float x) {
    // Beyond 9 the tangent is 1 in float.
    float a = Math.max(-9f, Math.min(9f, x)) * 0.125f;
    float s = a * a;
    float above = a * (135135f + s * (17325f + s * (378f + s)));
    float below = 135135f + s * (62370f + s * (3150f + s * 28f));
    float t = above / below;
    t = 2 * t / (1 + t * t);
    t = 2 * t / (1 + t * t);
    return 2 * t / (1 + t * t);
  }
}
