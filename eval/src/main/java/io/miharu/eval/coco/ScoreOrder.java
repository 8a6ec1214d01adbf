package io.miharu.eval.coco;

/** The order of falling scores in which equal ones keep their order, and NaN comes last. */
final class ScoreOrder {

  private ScoreOrder() {}

  /** Places of the first {@code size} scores. */
  static int[] falling(double[] scores, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    int[] other = new int[size];
    for (int width = 1; width < size; width *= 2) {
      for (int from = 0; from < size; from += 2 * width) {
        int middle = Math.min(from + width, size);
        int to = Math.min(from + 2 * width, size);
        for (int a = from, b = middle, out = from; out < to; out++) {
          boolean second = a == middle || (b < to && above(scores[order[b]], scores[order[a]]));
          other[out] = order[second ? b++ : a++];
        }
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }

  private static boolean above(double a, double b) {
    return a > b || (Double.isNaN(b) && !Double.isNaN(a));
  }
}
