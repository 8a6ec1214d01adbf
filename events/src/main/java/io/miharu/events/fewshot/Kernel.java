package io.miharu.events.fewshot;

/** How alike two clips are: a positive definite function of their concept values. */
@FunctionalInterface
public interface Kernel {

  double of(double[] x, double[] other);

  /** The inner product: with it a kernel detector is a linear one. */
  static Kernel linear() {
    return Vectors::dot;
  }

  /**
   * {@code exp(-||x - y||^2 / (2 width^2))}.
   *
   * @param width above 0, in the unit of the values
   */
  static Kernel gaussian(double width) {
    return (x, other) -> {
      double distance = 0;
      for (int i = 0; i < x.length; i++) {
        distance += (x[i] - other[i]) * (x[i] - other[i]);
      }
      return Math.exp(-distance / (2 * width * width));
    };
  }
}
