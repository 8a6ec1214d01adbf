package io.miharu.nets.graph;

import java.nio.FloatBuffer;
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
 * <p>Outputs: y, mean, biased variance.
 */
final class BatchNormKernel {

  private BatchNormKernel() {}

  static SDVariable[] write(Tape tape, float epsilon, List<SDVariable> inputs, long[] shape) {
    int channels = (int) shape[1];
    int samples = (int) shape[0];
    int plane = plane(shape);
    SDVariable[] outputs = new SDVariable[3];
    SDVariable[] made =
        tape.addKernel(
            "batchNormTraining",
            inputs.subList(0, 3),
            List.of(shape, new long[] {channels}, new long[] {channels}),
            (in, out) -> {
              ChannelLanes lanes = new ChannelLanes(samples, channels, plane);
              float[][] measured = new float[2][channels];
              return () -> {
                float[][] parts = {Floats.read(in[1]), Floats.read(in[2])};
                forward(lanes, epsilon, Floats.view(in[0]), Floats.view(out[0]), parts, measured);
                Floats.write(measured[0], out[1]);
                Floats.write(measured[1], out[2]);
              };
            },
            gradients -> gradient(tape, epsilon, inputs, outputs, Tape.present(gradients[0])));
    System.arraycopy(made, 0, outputs, 0, made.length);
    return outputs;
  }

  private static SDVariable[] gradient(
      Tape tape, float epsilon, List<SDVariable> inputs, SDVariable[] outputs, SDVariable g) {
    long[] shape = tape.shape(inputs.get(0));
    int channels = (int) shape[1];
    int plane = plane(shape);
    return tape.addKernel(
        "batchNormGradient",
        List.of(inputs.get(0), inputs.get(1), outputs[1], outputs[2], g),
        inputs.subList(0, 3).stream().map(tape::shape).toList(),
        (in, out) -> {
          ChannelLanes lanes = new ChannelLanes((int) shape[0], channels, plane);
          float[][] found = new float[2][channels];
          return () -> {
            FloatBuffer[] views = {Floats.view(in[4]), Floats.view(in[0]), Floats.view(out[0])};
            float[][] parts = {Floats.read(in[1]), Floats.read(in[2]), Floats.read(in[3])};
            backward(lanes, epsilon, views, parts, found);
            Floats.write(found[0], out[1]);
            Floats.write(found[1], out[2]);
          };
        },
        null);
  }

  private static int plane(long[] shape) {
    int plane = 1;
    for (int i = 2; i < shape.length; i++) {
      plane *= (int) shape[i];
    }
    return plane;
  }

  /**
   * @param parts gain and bias
   * @param measured receives mean and variance
   */
  private static void forward(
      ChannelLanes lanes,
      float epsilon,
      FloatBuffer x,
      FloatBuffer y,
      float[][] parts,
      float[][] measured) {
    float[] mean = measured[0];
    float[] scale = new float[mean.length];
    double[] sums = lanes.sums(x);
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (float) (sums[c] / lanes.count());
    }
    double[] squares = lanes.squares(x, mean);
    for (int c = 0; c < mean.length; c++) {
      double variance = squares[c] / lanes.count();
      measured[1][c] = (float) variance;
      scale[c] = (float) (parts[0][c] / Math.sqrt(variance + epsilon));
    }
    lanes.scale(x, y, mean, scale, parts[1]);
  }

  /**
   * @param views gradient of the output, input, and the gradient of the input to be written
   * @param parts gain, mean and variance
   * @param found receives the gradients of gain and bias
   */
  private static void backward(
      ChannelLanes lanes, float epsilon, FloatBuffer[] views, float[][] parts, float[][] found) {
    float[] mean = parts[1];
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    float[] share = new float[mean.length];
    double[] sums = lanes.sums(views[0]);
    double[] products = lanes.products(views[0], views[1], mean);
    for (int c = 0; c < mean.length; c++) {
      double inverse = 1 / Math.sqrt(parts[2][c] + epsilon);
      double aligned = products[c] * inverse;
      found[0][c] = (float) aligned;
      found[1][c] = (float) sums[c];
      scale[c] = (float) (parts[0][c] * inverse);
      shift[c] = (float) (sums[c] / lanes.count());
      share[c] = (float) (aligned / lanes.count() * inverse);
    }
    lanes.align(views[0], views[1], views[2], mean, scale, shift, share);
  }
}
