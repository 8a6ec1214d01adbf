package io.miharu.nets.graph;

/**
 * Sums in double over a range of floats, in a fixed order: four partial sums side by side, so that
 * an addition need not wait for the one before it.
 */
final class Sums {

  private Sums() {}

  static double of(float[] values, int from, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = from + length;
    int i = from;
    for (; i + 3 < end; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < end; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }

  /** Of the squares of the distances to {@code centre}. */
  static double ofSquares(float[] values, int from, int length, double centre) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = from + length;
    int i = from;
    for (; i + 3 < end; i += 4) {
      double first = values[i] - centre;
      double second = values[i + 1] - centre;
      double third = values[i + 2] - centre;
      double fourth = values[i + 3] - centre;
      a += first * first;
      b += second * second;
      c += third * third;
      d += fourth * fourth;
    }
    for (; i < end; i++) {
      a += (values[i] - centre) * (values[i] - centre);
    }
    return a + b + (c + d);
  }

  /** Of {@code values * (others - centre)}. */
  static double ofProducts(float[] values, float[] others, int from, int length, double centre) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = from + length;
    int i = from;
    for (; i + 3 < end; i += 4) {
      a += values[i] * (others[i] - centre);
      b += values[i + 1] * (others[i + 1] - centre);
      c += values[i + 2] * (others[i + 2] - centre);
      d += values[i + 3] * (others[i + 3] - centre);
    }
    for (; i < end; i++) {
      a += values[i] * (others[i] - centre);
    }
    return a + b + (c + d);
  }
}
