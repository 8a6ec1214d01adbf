package io.miharu.nets.graph;

import io.miharu.nets.graph.Tape.Settings;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The largest value along neighbouring axes. Of equal values the first gets the gradient.
 *
 * <p>The native gradient looks at the whole tensor once for each axis and value: of a small network
 * over time it took a sixth of a step.
 */
final class LargestKernel {

  private LargestKernel() {}

  /**
   * @param axes that go
   */
  static SDVariable write(Tape tape, SDVariable x, long[] axes, long[] shape, Settings settings) {
    if (!areNeighbours(axes)) {
      return tape.addPaired("reduce_max", List.of(x), shape, settings);
    }
    long[] from = tape.shape(x);
    int count = 1;
    int inner = 1;
    for (int axis = (int) axes[0]; axis < from.length; axis++) {
      if (axis <= axes[axes.length - 1]) {
        count *= (int) from[axis];
      } else {
        inner *= (int) from[axis];
      }
    }
    Lines lines = new Lines(count, inner);
    return tape.add(
        "reduce_max",
        List.of(x),
        shape,
        settings,
        gradients ->
            tape.addKernel(
                "largestGradient",
                List.of(x, Tape.present(gradients[0])),
                List.of(from),
                (in, out) ->
                    () ->
                        Floats.write(lines.spread(Floats.read(in[0]), Floats.read(in[1])), out[0]),
                null));
  }

  private static boolean areNeighbours(long[] axes) {
    for (int i = 1; i < axes.length; i++) {
      if (axes[i] != axes[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * A tensor as {@code outer x count x inner}; the largest is along the middle.
   *
   * @param count values of a line
   * @param inner steps from one to the next
   */
  private record Lines(int count, int inner) {

    float[] spread(float[] x, float[] slopes) {
      float[] back = new float[x.length];
      for (int line = 0; line < slopes.length; line++) {
        int first = line / inner * count * inner + line % inner;
        int best = first;
        for (int i = 1; i < count; i++) {
          int at = first + i * inner;
          best = x[at] > x[best] ? at : best;
        }
        back[best] = slopes[line];
      }
      return back;
    }
  }
}
