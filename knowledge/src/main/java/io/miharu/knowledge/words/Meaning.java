package io.miharu.knowledge.words;

import java.util.List;

/** Arithmetic on vectors of meaning. */
public final class Meaning {

  private Meaning() {}

  /** Divided by its length; zeros stay zeros. A new array. */
  public static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    double[] unit = vector.clone();
    for (int d = 0; length > 0 && d < unit.length; d++) {
      unit[d] /= length;
    }
    return unit;
  }

  /** The mean of vectors of one length; of none the vector of length 0. */
  public static double[] mean(List<double[]> vectors) {
    double[] mean = new double[vectors.isEmpty() ? 0 : vectors.get(0).length];
    for (double[] vector : vectors) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += vector[d] / vectors.size();
      }
    }
    return mean;
  }

  /** The inner product; of unit vectors their cosine. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
