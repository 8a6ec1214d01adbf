package io.miharu.nets.graph;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * {@code x Phi(x)} with the normal distribution function Phi, exact to 2e-7 (Hendrycks and Gimpel,
 * arXiv:1606.08415).
 */
final class GeluKernel {

  private static final double ROOT_OF_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  private GeluKernel() {}

  static SDVariable write(Tape tape, SDVariable x, long[] shape) {
    return tape.addKernel(
            "gelu",
            List.of(x),
            List.of(shape),
            (in, out) ->
                () -> {
                  float[] values = Floats.read(in[0]);
                  for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (values[i] * phi(values[i]));
                  }
                  Floats.write(values, out[0]);
                },
            gradients ->
                tape.addKernel(
                    "geluGradient",
                    List.of(x, Tape.present(gradients[0])),
                    List.of(shape),
                    (in, out) ->
                        () -> {
                          float[] values = Floats.read(in[0]);
                          float[] slopes = Floats.read(in[1]);
                          for (int i = 0; i < values.length; i++) {
                            double v = values[i];
                            double density = DENSITY_AT_ZERO * Math.exp(-v * v / 2);
                            slopes[i] = (float) (slopes[i] * (phi(v) + v * density));
                          }
                          Floats.write(slopes, out[0]);
                        },
                    null))[0];
  }

  /** Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26. */
  private static double phi(double x) {
    double z = Math.abs(x) * ROOT_OF_HALF;
    double t = 1 / (1 + 0.3275911 * z);
    double series =
        ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592)
            * t;
    double tail = series * Math.exp(-z * z) / 2;
    return x < 0 ? tail : 1 - tail;
  }
}
