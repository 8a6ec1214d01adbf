package io.miharu.nets.graph;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes an operation that the native library has not, or only slowly. */
@FunctionalInterface
interface Kernel {

  /**
   * Sets itself up for arrays that stay where they are.
   *
   * @return computes the outputs from what is in the inputs at that time; not thread-safe
   */
  Runnable on(INDArray[] inputs, INDArray[] outputs);
}
