package io.miharu.learning.training;

/**
 * How a gradient becomes a step. Immutable: what it remembers of earlier steps is the caller's, so
 * that it can be stored.
 *
 * <p>Sums are computed in double and stored in float.
 */
public sealed interface Optimiser permits Momentum, Adam {

  /** How many arrays it remembers for each array of weights. */
  int memories();

  /**
   * Changes the weights by one step.
   *
   * @param memory {@link #memories} arrays of the length of the weights, all 0 before step 1
   * @param step from 1
   * @param rate the learning rate, above 0
   * @param decay the share of weight decay, 0 or more
   */
  void step(
      float[] weights, float[] gradient, float[][] memory, long step, double rate, double decay);
}
