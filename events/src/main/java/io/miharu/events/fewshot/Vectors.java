package io.miharu.events.fewshot;

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
}
