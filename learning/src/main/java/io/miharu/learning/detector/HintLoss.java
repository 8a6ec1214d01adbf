package io.miharu.learning.detector;

import io.miharu.nets.graph.Loss;

/**
 * How far a network is from saying of every cell what the {@link DenseTeacher} says: squared
 * differences, mean over a cell's numbers and over cells. Where the teacher sees something, a cell
 * counts more, as there are few of those. Not thread-safe.
 */
final class HintLoss implements Loss {

  /** What an empty cell counts beside one whose object is certain. */
  private static final double EMPTY = 0.1;

  /** Beside the loss of what is labelled, which is about as large. */
  private static final double WEIGHT = 1;

  private final DenseTeacher teacher;
  private final float[] hints;

  /**
   * @param hints of the batch, as the teacher gives them
   */
  HintLoss(DenseTeacher teacher, float[] hints) {
    this.teacher = teacher;
    this.hints = hints;
  }

  @Override
  public double of(float[] output, float[] gradient) {
    int values = teacher.values();
    double all = 0;
    for (int at = 0; at < hints.length; at += values) {
      all += EMPTY + teacher.object(hints[at]);
    }
    double loss = 0;
    for (int at = 0; at < hints.length; at += values) {
      double share = WEIGHT * (EMPTY + teacher.object(hints[at])) / all / values;
      for (int k = at; k < at + values; k++) {
        double off = output[k] - hints[k];
        loss += share * off * off;
        gradient[k] = (float) (2 * share * off);
      }
    }
    return loss;
  }
}
