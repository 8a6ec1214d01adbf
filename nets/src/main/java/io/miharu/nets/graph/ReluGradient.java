package io.miharu.nets.graph;

import java.nio.IntBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The way back through ReLU: the gradient where the output is above 0, and 0 elsewhere.
 *
 * <p>On the bits, since the compiler turns that into vector instructions and a comparison not: the
 * bits of a float above 0 are a number above 0, and the sign of its negative is a mask of ones.
 */
final class ReluGradient {

  /** Values at a time, so that both stay in the nearest cache. */
  private static final int CHUNK = 4096;

  private ReluGradient() {}

  /**
   * @param output of the ReLU
   */
  static SDVariable write(Tape tape, SDVariable output, SDVariable gradient) {
    return tape.addKernel(
            "reluGradient",
            List.of(output, gradient),
            List.of(tape.shape(output)),
            (in, out) -> {
              int[] values = new int[CHUNK];
              int[] slopes = new int[CHUNK];
              return () -> {
                IntBuffer value = Floats.bits(in[0]);
                IntBuffer slope = Floats.bits(in[1]);
                IntBuffer result = Floats.bits(out[0]);
                for (int start = 0; start < value.capacity(); start += CHUNK) {
                  int length = Math.min(CHUNK, value.capacity() - start);
                  value.get(start, values, 0, length);
                  slope.get(start, slopes, 0, length);
                  mask(values, slopes);
                  result.put(start, slopes, 0, length);
                }
              };
            },
            null)[0];
  }

  private static void mask(int[] values, int[] slopes) {
    for (int i = 0; i < CHUNK; i++) {
      slopes[i] &= -values[i] >> 31;
    }
  }
}
