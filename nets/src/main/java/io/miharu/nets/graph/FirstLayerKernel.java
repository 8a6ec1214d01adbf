package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The gradient of a convolution's weights alone, for a layer whose input needs none: the first one.
 *
 * <p>The native gradient always computes that of the input too, which for an input of one or three
 * channels is the slowest part of a step. Here each sample is laid out as a matrix with a row for
 * each place of the output and a column for each tap of the kernel that looks there (im2col), and
 * multiplied with the gradient of the output. Taps that differ in time only see the same some
 * frames later, so the matrix has no columns for them: it is read from another row on.
 */
final class FirstLayerKernel {

  private static final int LEAST_PLACES = 64;

  private final Window window;
  private final long[] x;
  private final long[] y;
  private final int taps;
  private final int frames;
  private final int outFrames;
  private final int place;

  FirstLayerKernel(Window window, long[] x, long[] y) {
    this.window = window;
    this.x = x;
    this.y = y;
    boolean clip = x.length == 5;
    taps = (int) x[1] * rows(window.kernel()) * columns(window.kernel());
    frames = clip ? (int) x[2] + window.before().get(0) + window.after().get(0) : 1;
    outFrames = clip ? (int) y[2] : 1;
    place = (int) (y[y.length - 2] * y[y.length - 1]);
  }

  /**
   * Whether it can do this window, without steps or gaps in time, and pays: on images smaller than
   * {@value #LEAST_PLACES} places its many small products take four times as long as the native
   * gradient of all.
   *
   * @param y shape of the output
   */
  static boolean does(Window window, long[] y) {
    return window.kernel().size() == 2
        ? y[2] * y[3] >= LEAST_PLACES
        : window.stride().get(0) == 1 && window.dilation().get(0) == 1;
  }

  /**
   * Gradients of the weights and, if there is one, the bias.
   *
   * @param inputs of the convolution
   */
  static SDVariable[] write(
      Tape tape, Window window, List<SDVariable> inputs, SDVariable gradient) {
    FirstLayerKernel kernel =
        new FirstLayerKernel(window, tape.shape(inputs.get(0)), tape.shape(gradient));
    List<long[]> shapes = inputs.stream().skip(1).map(tape::shape).toList();
    return tape.addKernel(
        "firstLayerGradient",
        List.of(inputs.get(0), gradient),
        shapes,
        (in, out) -> kernel.on(in[0], in[1], out),
        null);
  }

  private Runnable on(INDArray input, INDArray slopes, INDArray[] out) {
    int channels = (int) y[1];
    int depth = x.length == 5 ? window.kernel().get(0) : 1;
    INDArray seen = Floats.zeros((long) frames * place, taps);
    INDArray[] parts = new INDArray[depth];
    List<Runnable> products = new ArrayList<>();
    INDArray bySample = slopes.reshape('c', y[0], channels, (long) outFrames * place);
    for (int d = 0; d < depth; d++) {
      parts[d] = Floats.zeros(channels, taps);
    }
    for (int n = 0; n < y[0]; n++) {
      INDArray slope = bySample.get(NDArrayIndex.point(n), NDArrayIndex.all(), NDArrayIndex.all());
      for (int d = 0; d < depth; d++) {
        INDArray from =
            seen.get(
                NDArrayIndex.interval((long) d * place, (long) (d + outFrames) * place),
                NDArrayIndex.all());
        products.add(Floats.product(slope, false, from, false, parts[d], n == 0 ? 0 : 1));
      }
    }
    return () -> {
      for (int n = 0; n < y[0]; n++) {
        lay(Floats.view(input), n, Floats.view(seen));
        for (int d = 0; d < depth; d++) {
          products.get(n * depth + d).run();
        }
      }
      Floats.write(joined(parts), out[0]);
      if (out.length > 1) {
        Floats.write(sums(slopes), out[1]);
      }
    };
  }

  /** Writes what each tap sees of a sample, frame by frame; frames of padding stay 0. */
  void lay(FloatBuffer input, int sample, FloatBuffer seen) {
    int size = (int) (x[x.length - 2] * x[x.length - 1]);
    int count = x.length == 5 ? (int) x[2] : 1;
    int first = x.length == 5 ? window.before().get(0) : 0;
    float[] frame = new float[size];
    float[] views = new float[place * taps];
    int flat = rows(window.kernel()) * columns(window.kernel());
    for (int t = 0; t < count; t++) {
      for (int c = 0; c < x[1]; c++) {
        input.get(((sample * (int) x[1] + c) * count + t) * size, frame);
        look(frame, views, c * flat);
      }
      seen.put((first + t) * views.length, views);
    }
  }

  /** Taps of the kernel that see different things at the same time: columns of the matrix. */
  int taps() {
    return taps;
  }

  /** Adds what the taps of an image saw to the places where they saw it. */
  void giveBack(float[] views, float[] image) {
    int height = (int) x[2];
    int width = (int) x[3];
    int outWidth = (int) y[3];
    int kernelColumns = columns(window.kernel());
    int flat = rows(window.kernel()) * kernelColumns;
    for (int tap = 0; tap < taps; tap++) {
      int k = tap % flat;
      int top = k / kernelColumns * rows(window.dilation()) - rows(window.before());
      int left = k % kernelColumns * columns(window.dilation()) - columns(window.before());
      for (int i = 0; i < place; i++) {
        int row = top + i / outWidth * rows(window.stride());
        int column = left + i % outWidth * columns(window.stride());
        if (row >= 0 && row < height && column >= 0 && column < width) {
          image[(tap / flat * height + row) * width + column] += views[i * taps + tap];
        }
      }
    }
  }

  /**
   * Writes what the taps of one channel see of one frame: place after place, since what lies side
   * by side is then written together. What lies outside of the frame is left as it is.
   *
   * @param first column of the channel's first tap
   */
  private void look(float[] frame, float[] views, int first) {
    int width = (int) x[x.length - 1];
    int height = frame.length / width;
    int outWidth = (int) y[y.length - 1];
    int tapRows = rows(window.kernel());
    int tapColumns = columns(window.kernel());
    int gap = columns(window.dilation());
    for (int i = 0; i < place; i++) {
      int top = i / outWidth * rows(window.stride()) - rows(window.before());
      int left = i % outWidth * columns(window.stride()) - columns(window.before());
      int from = Math.max(0, (gap - 1 - left) / gap);
      int to = Math.min(tapColumns, (width - 1 - left + gap) / gap);
      for (int k = 0; k < tapRows; k++) {
        int row = top + k * rows(window.dilation());
        if (row >= 0 && row < height) {
          int at = row * width + left;
          int target = i * taps + first + k * tapColumns;
          for (int column = from; column < to; column++) {
            views[target + column] = frame[at + column * gap];
          }
        }
      }
    }
  }

  /** From one matrix per tap in time to {@code out x in x time x rows x columns}. */
  private float[] joined(INDArray[] parts) {
    int flat = rows(window.kernel()) * columns(window.kernel());
    int depth = parts.length;
    float[] all = new float[(int) parts[0].length() * depth];
    for (int d = 0; d < depth; d++) {
      float[] part = Floats.read(parts[d]);
      for (int i = 0; i < part.length; i += flat) {
        System.arraycopy(part, i, all, i * depth + d * flat, flat);
      }
    }
    return all;
  }

  /** The sum over all samples and places of each channel. */
  private float[] sums(INDArray slopes) {
    float[] sums = new float[(int) y[1]];
    float[] row = new float[outFrames * place];
    float[] lanes = new float[outFrames * place];
    FloatBuffer buffer = Floats.view(slopes);
    for (int c = 0; c < sums.length; c++) {
      Arrays.fill(lanes, 0);
      for (int n = 0; n < y[0]; n++) {
        buffer.get((n * sums.length + c) * row.length, row);
        for (int i = 0; i < row.length; i++) {
          lanes[i] += row[i];
        }
      }
      double sum = 0;
      for (float lane : lanes) {
        sum += lane;
      }
      sums[c] = (float) sum;
    }
    return sums;
  }

  private static int rows(List<Integer> values) {
    return values.get(values.size() - 2);
  }

  private static int columns(List<Integer> values) {
    return values.get(values.size() - 1);
  }
}
