package io.miharu.events.fewshot;

import java.util.Arrays;

/** Sums over vectors of one length, in a fixed order. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** {@code target += factor * x}. */
  static void add(double[] target, double factor, double[] x) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * x[i];
    }
  }

  /** {@code x} divided by its length, or {@code x} itself where that is 0. */
  static double[] unit(double[] x) {
    double length = Math.sqrt(dot(x, x));
    double[] unit = x.clone();
    for (int i = 0; length > 0 && i < unit.length; i++) {
      unit[i] /= length;
    }
    return unit;
  }

  /** Mean 0 and deviation 1; only mean 0 where all are equal. */
  static double[] standardised(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    double square = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = square > 0 ? Math.sqrt(square) : 1;
    return Arrays.stream(x).map(v -> (v - mean) / deviation).toArray();
  }
}
