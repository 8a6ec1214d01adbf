package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A convolution of images whose windows have gaps, which is what a temporal convolution is made of:
 * a product with the matrix of what the taps see.
 *
 * <p>The native operation fails on such windows with oneDNN; without, a gradient on an image of 8 x
 * 16 did not come back within a minute.
 */
final class DilatedConvolution {

  private DilatedConvolution() {}

  static SDVariable write(Tape tape, Window window, List<SDVariable> inputs, long[] shape) {
    SDVariable x = inputs.get(0);
    SDVariable w = inputs.get(1);
    FirstLayerKernel taps = new FirstLayerKernel(window, tape.shape(x), shape);
    return tape.addKernel(
            "dilatedConvolution",
            inputs,
            List.of(shape),
            (in, out) -> forward(taps, in, out[0]),
            gradients -> {
              SDVariable slope = Tape.present(gradients[0]);
              SDVariable[] back = new SDVariable[inputs.size()];
              SDVariable[] weights = FirstLayerKernel.write(tape, window, inputs, slope);
              System.arraycopy(weights, 0, back, 1, weights.length);
              if (tape.needsGradient(x)) {
                back[0] =
                    tape.addKernel(
                            "dilatedConvolutionInput",
                            List.of(slope, w),
                            List.of(tape.shape(x)),
                            (in, out) -> backward(taps, in, out[0]),
                            null)[0];
              }
              return back;
            })[0];
  }

  private static Runnable forward(FirstLayerKernel taps, INDArray[] in, INDArray out) {
    int samples = (int) out.size(0);
    int channels = (int) out.size(1);
    int places = (int) (out.length() / samples / channels);
    INDArray seen = Floats.zeros(places, taps.taps());
    INDArray matrix = in[1].reshape('c', channels, taps.taps());
    List<Runnable> products = new ArrayList<>();
    for (int n = 0; n < samples; n++) {
      products.add(Floats.product(matrix, false, seen, true, sample(out, n, channels, places), 0));
    }
    float[] row = new float[places];
    return () -> {
      for (int n = 0; n < samples; n++) {
        taps.lay(Floats.view(in[0]), n, Floats.view(seen));
        products.get(n).run();
      }
      if (in.length > 2) {
        float[] bias = Floats.read(in[2]);
        FloatBuffer values = Floats.view(out);
        for (int start = 0; start < values.capacity(); start += places) {
          values.get(start, row);
          float shift = bias[start / places % channels];
          for (int i = 0; i < places; i++) {
            row[i] += shift;
          }
          values.put(start, row);
        }
      }
    };
  }

  private static Runnable backward(FirstLayerKernel taps, INDArray[] in, INDArray out) {
    int samples = (int) in[0].size(0);
    int channels = (int) in[0].size(1);
    int places = (int) (in[0].length() / samples / channels);
    INDArray seen = Floats.zeros(places, taps.taps());
    INDArray matrix = in[1].reshape('c', channels, taps.taps());
    List<Runnable> products = new ArrayList<>();
    for (int n = 0; n < samples; n++) {
      INDArray slope = sample(in[0], n, channels, places);
      products.add(Floats.product(slope, true, matrix, false, seen, 0));
    }
    float[] views = new float[(int) seen.length()];
    float[] image = new float[(int) (out.length() / samples)];
    return () -> {
      for (int n = 0; n < samples; n++) {
        products.get(n).run();
        Floats.view(seen).get(0, views);
        Arrays.fill(image, 0);
        taps.giveBack(views, image);
        Floats.view(out).put(n * image.length, image);
      }
    };
  }

  private static INDArray sample(INDArray array, int n, int channels, int places) {
    return array
        .reshape('c', array.size(0), channels, places)
        .get(NDArrayIndex.point(n), NDArrayIndex.all(), NDArrayIndex.all());
  }
}
