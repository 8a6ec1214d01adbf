package io.miharu.learning.training;

/** A network that gives every example as a whole a score for each class. */
public interface Classifier extends Trainee {

  /**
   * The scores of examples in inference mode.
   *
   * @param inputs {@code [examples][values]}
   * @return {@code [examples][classes]}, before softmax
   */
  float[] logits(float[] inputs, int examples);
}
