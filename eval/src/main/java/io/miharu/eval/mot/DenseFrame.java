package io.miharu.eval.mot;

/** Who is in a frame, and every similarity, [truth][found]. Arrays are shared, not copied. */
final class DenseFrame {

  private final int[] truth;
  private final int[] found;
  private final double[][] similarity;

  DenseFrame(int[] truth, int[] found, double[][] similarity) {
    this.truth = truth;
    this.found = found;
    this.similarity = similarity;
  }

  int[] truth() {
    return truth;
  }

  int[] found() {
    return found;
  }

  double[][] similarity() {
    return similarity;
  }
}
