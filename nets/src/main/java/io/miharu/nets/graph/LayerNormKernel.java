package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Layer normalisation over the last axis: {@code y = gain (x - mean) / sqrt(variance + e) + bias}
 * with the biased variance (Ba, Kiros, Hinton, arXiv:1607.06450). Sums are in double.
 */
final class LayerNormKernel {

  private LayerNormKernel() {}

  static SDVariable write(Tape tape, float epsilon, List<SDVariable> inputs, long[] shape) {
    int features = (int) shape[shape.length - 1];
    return tape.addKernel(
            "layerNorm",
            inputs,
            List.of(shape),
            (in, out) -> {
              float[] x = new float[Math.toIntExact(in[0].length())];
              float[] gain = new float[features];
              float[] bias = new float[features];
              return () -> {
                Floats.view(in[0]).get(0, x);
                Floats.view(in[1]).get(0, gain);
                Floats.view(in[2]).get(0, bias);
                for (int row = 0; row < x.length; row += features) {
                  normalise(x, row, features, epsilon);
                  for (int i = 0; i < features; i++) {
                    x[row + i] = gain[i] * x[row + i] + bias[i];
                  }
                }
                Floats.write(x, out[0]);
              };
            },
            gradients ->
                tape.addKernel(
                    "layerNormGradient",
                    List.of(inputs.get(0), inputs.get(1), Tape.present(gradients[0])),
                    inputs.stream().map(tape::shape).toList(),
                    (in, out) ->
                        () -> {
                          float[] x = Floats.read(in[0]);
                          float[] g = Floats.read(in[2]);
                          float[] gainGradient = new float[features];
                          float[] biasGradient = new float[features];
                          back(x, Floats.read(in[1]), g, epsilon, gainGradient, biasGradient);
                          Floats.write(g, out[0]);
                          FloatBuffer gains = Floats.view(out[1]);
                          gains.put(0, gainGradient);
                          Floats.write(biasGradient, out[2]);
                        },
                    null))[0];
  }

  /** Replaces a row by its normalised values and returns one over its deviation. */
  private static float normalise(float[] x, int row, int features, float epsilon) {
    double sum = 0;
    for (int i = 0; i < features; i++) {
      sum += x[row + i];
    }
    double mean = sum / features;
    double squares = 0;
    for (int i = 0; i < features; i++) {
      double off = x[row + i] - mean;
      squares += off * off;
    }
    float scale = (float) (1 / Math.sqrt(squares / features + epsilon));
    float centre = (float) mean;
    for (int i = 0; i < features; i++) {
      x[row + i] = (x[row + i] - centre) * scale;
    }
    return scale;
  }

  /** Replaces the gradient of the output by that of the input; destroys x. */
  private static void back(
      float[] x, float[] gain, float[] g, float epsilon, float[] gains, float[] biases) {
    int features = gain.length;
    for (int row = 0; row < x.length; row += features) {
      float scale = normalise(x, row, features, epsilon);
      double sum = 0;
      double aligned = 0;
      for (int i = 0; i < features; i++) {
        float slope = g[row + i];
        gains[i] += slope * x[row + i];
        biases[i] += slope;
        double scaled = slope * gain[i];
        sum += scaled;
        aligned += scaled * x[row + i];
      }
      float mean = (float) (sum / features);
      float share = (float) (aligned / features);
      for (int i = 0; i < features; i++) {
        g[row + i] = scale * (g[row + i] * gain[i] - mean - x[row + i] * share);
      }
    }
  }
}
