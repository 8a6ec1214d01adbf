package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The sizes of a recurrent layer, and the order in which it takes its steps.
 *
 * <p>Inside, arrays are {@code steps*batch x values}: what one step reads lies together, and the
 * steps lie in the order in which they are taken, which is backwards in time if {@code reverse}.
 *
 * @param batch samples
 * @param time steps
 * @param in features of the input
 * @param hidden features of the state
 */
record Steps(int batch, int time, int in, int hidden, boolean reverse) {

  static Steps of(long[] x, int hidden, boolean reverse) {
    return new Steps((int) x[0], (int) x[1], (int) x[2], hidden, reverse);
  }

  long[] rows(int values) {
    return new long[] {(long) time * batch, values};
  }

  /** From {@code batch x time x values} to the order of the steps. */
  void gather(INDArray samples, INDArray steps, int values) {
    FloatBuffer source = Floats.view(samples);
    FloatBuffer target = Floats.view(steps);
    for (int step = 0; step < time; step++) {
      for (int n = 0; n < batch; n++) {
        target.put((step * batch + n) * values, source, at(n, step) * values, values);
      }
    }
  }

  /** From the order of the steps to {@code batch x time x values}. */
  void scatter(INDArray steps, INDArray samples, int values) {
    FloatBuffer source = Floats.view(steps);
    FloatBuffer target = Floats.view(samples);
    for (int step = 0; step < time; step++) {
      for (int n = 0; n < batch; n++) {
        target.put(at(n, step) * values, source, (step * batch + n) * values, values);
      }
    }
  }

  /** The rows of one step. */
  INDArray rowsOf(INDArray steps, int step) {
    return rowsOf(steps, step, step + 1);
  }

  /** The rows of some steps. */
  INDArray rowsOf(INDArray steps, int from, int to) {
    return steps.get(
        NDArrayIndex.interval((long) from * batch, (long) to * batch), NDArrayIndex.all());
  }

  /** Adds the rows of a matrix to a part of {@code sums}, in order. */
  static void addRows(float[] matrix, float[] sums, int from, int width) {
    for (int row = 0; row < matrix.length; row += width) {
      for (int i = 0; i < width; i++) {
        sums[from + i] += matrix[row + i];
      }
    }
  }

  private int at(int sample, int step) {
    return sample * time + (reverse ? time - 1 - step : step);
  }
}
