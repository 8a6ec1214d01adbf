package io.miharu.nets.graph;

import java.util.List;

/**
 * A tensor of weights: its name, shape, and what it starts as.
 *
 * <p>The values are shared, not copied: who reads them leaves them as they are.
 *
 * @param learned whether gradients change it; the running statistics of batch normalisation are not
 *     learned but measured
 * @param decays whether weight decay is meant for it: kernels and matrices, not gains and biases
 * @param initial row-major
 */
@SuppressWarnings("ArrayRecordComponent") // see above
public record Parameter(
    String name, List<Integer> shape, boolean learned, boolean decays, float[] initial) {

  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Values. */
  public int length() {
    return initial.length;
  }
}
