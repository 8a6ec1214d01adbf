package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Largest values of windows over images and clips, and where they were: the way back then only puts
 * each gradient in its place. Of equal values the first counts.
 *
 * <p>The native operation for clips looks for the place again on the way back; both ways together
 * take it five times as long.
 */
final class MaxPoolKernel {

  private MaxPoolKernel() {}

  static SDVariable write(Tape tape, Window window, SDVariable x, long[] shape) {
    Plane from = new Plane(window, tape.shape(x), shape);
    SDVariable[] outputs = new SDVariable[2];
    SDVariable[] made =
        tape.addKernel(
            "maxPoolPlaces",
            List.of(x),
            List.of(shape, shape),
            (in, out) -> {
              float[] plane = new float[from.size];
              float[] values = new float[from.outputs];
              float[] places = new float[from.outputs];
              return () -> {
                FloatBuffer source = Floats.view(in[0]);
                FloatBuffer best = Floats.view(out[0]);
                FloatBuffer where = Floats.view(out[1]);
                for (int i = 0; i < from.count; i++) {
                  source.get(i * from.size, plane);
                  from.pool(plane, values, places);
                  best.put(i * from.outputs, values);
                  where.put(i * from.outputs, places);
                }
              };
            },
            gradients ->
                tape.addKernel(
                    "maxPoolGradient",
                    List.of(outputs[1], Tape.present(gradients[0])),
                    List.of(tape.shape(x)),
                    (in, out) -> {
                      float[] plane = new float[from.size];
                      float[] places = new float[from.outputs];
                      float[] slopes = new float[from.outputs];
                      return () -> {
                        // A view costs more than a small plane.
                        FloatBuffer target = Floats.view(out[0]);
                        FloatBuffer where = Floats.view(in[0]);
                        FloatBuffer slope = Floats.view(in[1]);
                        for (int i = 0; i < from.count; i++) {
                          where.get(i * from.outputs, places);
                          slope.get(i * from.outputs, slopes);
                          Arrays.fill(plane, 0);
                          for (int k = 0; k < slopes.length; k++) {
                            plane[(int) places[k]] += slopes[k];
                          }
                          target.put(i * from.size, plane);
                        }
                      };
                    },
                    null));
    System.arraycopy(made, 0, outputs, 0, made.length);
    return outputs[0];
  }

  /** One channel of one sample; an image is a clip of one frame. */
  private static final class Plane {

    private final int count;
    private final int size;
    private final int outputs;
    private final int[] in;
    private final int[] out;
    private final int[] kernel;
    private final int[] stride;
    private final int[] dilation;
    private final int[] before;
    private final boolean pairs;

    Plane(Window window, long[] inShape, long[] outShape) {
      in = three(inShape);
      out = three(outShape);
      kernel = three(window.kernel(), 1);
      stride = three(window.stride(), 1);
      dilation = three(window.dilation(), 1);
      before = three(window.before(), 0);
      count = (int) (inShape[0] * inShape[1]);
      size = in[0] * in[1] * in[2];
      outputs = out[0] * out[1] * out[2];
      int[] two = {1, 1, 2};
      pairs =
          Arrays.equals(kernel, two)
              && Arrays.equals(stride, two)
              && dilation[2] == 1
              && Arrays.equals(before, new int[3])
              && size == 2 * outputs;
    }

    /** Writes the best value of each window, and its place in the plane. */
    void pool(float[] plane, float[] values, float[] places) {
      if (pairs) {
        poolPairs(plane, values, places);
        return;
      }
      int at = 0;
      for (int d = 0; d < out[0]; d++) {
        for (int r = 0; r < out[1]; r++) {
          for (int c = 0; c < out[2]; c++) {
            int place =
                best(
                    plane,
                    d * stride[0] - before[0],
                    r * stride[1] - before[1],
                    c * stride[2] - before[2]);
            values[at] = plane[place];
            places[at++] = place; // exact below 2^24
          }
        }
      }
    }

    /** Every two neighbours of a row, the usual halving of time, without a jump. */
    private static void poolPairs(float[] plane, float[] values, float[] places) {
      for (int i = 0; i < values.length; i++) {
        float first = plane[2 * i];
        float second = plane[2 * i + 1];
        values[i] = Math.max(first, second);
        places[i] = 2 * i + (second > first ? 1 : 0); // exact below 2^24
      }
    }

    private int best(float[] plane, int d, int r, int c) {
      int depthEnd = end(d, 0);
      int rowEnd = end(r, 1);
      int columnEnd = end(c, 2);
      long top = Long.MIN_VALUE;
      for (int z = start(d, 0); z < depthEnd; z += dilation[0]) {
        for (int y = start(r, 1); y < rowEnd; y += dilation[1]) {
          int row = (z * in[1] + y) * in[2];
          for (int x = start(c, 2); x < columnEnd; x += dilation[2]) {
            top = Math.max(top, ranked(plane[row + x], row + x));
          }
        }
      }
      return ~(int) top;
    }

    /**
     * A number that is larger for larger values, and then for earlier places; comparing it needs no
     * jump, which the processor would guess wrong half of the time.
     */
    private static long ranked(float value, int place) {
      int bits = Float.floatToRawIntBits(value);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      return ((long) ordered << 32) | (~place & 0xFFFFFFFFL);
    }

    private int start(int first, int axis) {
      int start = first;
      while (start < 0) {
        start += dilation[axis];
      }
      return start;
    }

    private int end(int first, int axis) {
      return Math.min(in[axis], first + kernel[axis] * dilation[axis]);
    }

    private static int[] three(long[] shape) {
      int axes = shape.length - 2;
      return new int[] {axes == 3 ? (int) shape[2] : 1, (int) shape[axes], (int) shape[axes + 1]};
    }

    private static int[] three(List<Integer> values, int first) {
      int axes = values.size();
      return new int[] {
        axes == 3 ? values.get(0) : first, values.get(axes - 2), values.get(axes - 1)
      };
    }
  }
}
