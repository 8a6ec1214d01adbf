package io.miharu.nets.graph;

/**
 * What training makes small: a number made of one output of a network, and its slope.
 *
 * <p>The common ones are in {@link Losses}.
 */
@FunctionalInterface
public interface Loss {

  /**
   * Computes the loss of a batch.
   *
   * @param output row-major: a row per sample, or several
   * @param gradient of the same length, all 0; receives how the loss grows with each output
   * @return the loss, usually a mean over samples
   */
  double of(float[] output, float[] gradient);
}
