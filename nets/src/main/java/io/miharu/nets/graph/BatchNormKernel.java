package io.miharu.nets.graph;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Batch normalisation in training, over all axes but 1 (Ioffe and Szegedy, arXiv:1502.03167): the
 * mean and the variance take part in the gradient,
 *
 * <pre>{@code
 * dx = gain / (N sqrt(variance + e)) (N dy - sum dy - xhat sum(dy xhat))
 * }</pre>
 *
 * <p>Outputs: y, mean, biased variance. Sums are in double, over samples in order.
 */
final class BatchNormKernel {

  private BatchNormKernel() {}

  static SDVariable[] write(Tape tape, float epsilon, List<SDVariable> inputs, long[] shape) {
    int channels = (int) shape[1];
    int plane = 1;
    for (int i = 2; i < shape.length; i++) {
      plane *= (int) shape[i];
    }
    Sizes sizes = new Sizes((int) shape[0], channels, plane, epsilon);
    SDVariable[] outputs = new SDVariable[3];
    SDVariable[] made =
        tape.addKernel(
            "batchNormTraining",
            inputs.subList(0, 3),
            List.of(shape, new long[] {channels}, new long[] {channels}),
            (in, out) -> {
              float[] x = new float[sizes.length()];
              return () -> {
                float[] mean = new float[channels];
                float[] variance = new float[channels];
                Floats.view(in[0]).get(0, x);
                forward(sizes, x, Floats.read(in[1]), Floats.read(in[2]), mean, variance);
                Floats.write(x, out[0]);
                Floats.write(mean, out[1]);
                Floats.write(variance, out[2]);
              };
            },
            gradients -> gradient(tape, sizes, inputs, outputs, Tape.present(gradients[0])));
    System.arraycopy(made, 0, outputs, 0, made.length);
    return outputs;
  }

  private static SDVariable[] gradient(
      Tape tape, Sizes sizes, List<SDVariable> inputs, SDVariable[] outputs, SDVariable g) {
    return tape.addKernel(
        "batchNormGradient",
        List.of(inputs.get(0), inputs.get(1), outputs[1], outputs[2], g),
        inputs.subList(0, 3).stream().map(tape::shape).toList(),
        (in, out) -> {
          float[] x = new float[sizes.length()];
          float[] slopes = new float[sizes.length()];
          return () -> {
            float[] gains = new float[sizes.channels()];
            float[] biases = new float[sizes.channels()];
            Floats.view(in[0]).get(0, x);
            Floats.view(in[4]).get(0, slopes);
            backward(
                sizes,
                x,
                slopes,
                new float[][] {Floats.read(in[1]), Floats.read(in[2]), Floats.read(in[3])},
                gains,
                biases);
            Floats.write(slopes, out[0]);
            Floats.write(gains, out[1]);
            Floats.write(biases, out[2]);
          };
        },
        null);
  }

  private record Sizes(int samples, int channels, int plane, float epsilon) {

    int length() {
      return samples * channels * plane;
    }

    int count() {
      return samples * plane;
    }

    int start(int sample, int channel) {
      return (sample * channels + channel) * plane;
    }
  }

  private static void forward(
      Sizes sizes, float[] x, float[] gain, float[] bias, float[] mean, float[] variance) {
    for (int c = 0; c < sizes.channels(); c++) {
      double sum = 0;
      for (int n = 0; n < sizes.samples(); n++) {
        sum += Sums.of(x, sizes.start(n, c), sizes.plane());
      }
      double centre = sum / sizes.count();
      double squares = 0;
      for (int n = 0; n < sizes.samples(); n++) {
        squares += Sums.ofSquares(x, sizes.start(n, c), sizes.plane(), centre);
      }
      mean[c] = (float) centre;
      variance[c] = (float) (squares / sizes.count());
      float scale = (float) (gain[c] / Math.sqrt(squares / sizes.count() + sizes.epsilon()));
      for (int n = 0; n < sizes.samples(); n++) {
        int start = sizes.start(n, c);
        for (int i = start; i < start + sizes.plane(); i++) {
          x[i] = (x[i] - mean[c]) * scale + bias[c];
        }
      }
    }
  }

  /**
   * Replaces {@code slopes}, the gradient of the output, by that of the input.
   *
   * @param parts gain, mean and variance
   */
  private static void backward(
      Sizes sizes, float[] x, float[] slopes, float[][] parts, float[] gains, float[] biases) {
    for (int c = 0; c < sizes.channels(); c++) {
      float mean = parts[1][c];
      double inverse = 1 / Math.sqrt(parts[2][c] + sizes.epsilon());
      double sum = 0;
      double aligned = 0;
      for (int n = 0; n < sizes.samples(); n++) {
        int start = sizes.start(n, c);
        sum += Sums.of(slopes, start, sizes.plane());
        aligned += Sums.ofProducts(slopes, x, start, sizes.plane(), mean);
      }
      aligned *= inverse;
      gains[c] = (float) aligned;
      biases[c] = (float) sum;
      float scale = (float) (parts[0][c] * inverse);
      float shift = (float) (sum / sizes.count());
      float share = (float) (aligned / sizes.count() * inverse);
      for (int n = 0; n < sizes.samples(); n++) {
        int start = sizes.start(n, c);
        for (int i = start; i < start + sizes.plane(); i++) {
          slopes[i] = scale * (slopes[i] - shift - (x[i] - mean) * share);
        }
      }
    }
  }
}
