package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A GRU over all steps at once (Cho et al. 2014, in the form whose reset gate acts after the
 * product, as cuDNN and ONNX's {@code linear_before_reset} have it):
 *
 * <pre>{@code
 * z, r = sigmoid(W x + R h + b)   n = tanh(W x + b + r (R h + b'))   h <- (1 - z) n + z h
 * }</pre>
 *
 * <p>Arranged like {@link LstmKernel}.
 */
final class GruKernel {

  private GruKernel() {}

  static SDVariable write(Tape tape, int hidden, boolean reverse, List<SDVariable> inputs) {
    Steps steps = Steps.of(tape.shape(inputs.get(0)), hidden, reverse);
    return RecurrentKernel.write(
        tape,
        "gruSteps",
        3,
        steps,
        inputs,
        (in, out) -> new Forward(steps, in, out),
        (in, out) -> new Backward(steps, in, out));
  }

  /** In: x, W, R, b. Out: h by sample; by step x, gates, {@code R h + b'} of n, and h. */
  private static final class Forward implements Runnable {

    private final Steps steps;
    private final INDArray[] in;
    private final INDArray[] out;
    private final INDArray product;
    private final Runnable inputProduct;
    private final Runnable[] stateProducts;

    Forward(Steps steps, INDArray[] in, INDArray[] out) {
      this.steps = steps;
      this.in = in;
      this.out = out;
      product = Floats.zeros(steps.batch(), 3L * steps.hidden());
      inputProduct = Floats.product(out[1], false, in[1], true, out[2], 0);
      stateProducts = new Runnable[steps.time()];
      for (int s = 1; s < steps.time(); s++) {
        stateProducts[s] =
            Floats.product(steps.rowsOf(out[4], s - 1), false, in[2], true, product, 0);
      }
    }

    @Override
    public void run() {
      int hidden = steps.hidden();
      int count = steps.batch() * hidden;
      steps.gather(in[0], out[1], steps.in());
      inputProduct.run();
      FloatBuffer gateBuffer = Floats.view(out[2]);
      float[] b = Floats.read(in[3]);
      float[] gates = new float[3 * count];
      float[] fromState = new float[3 * count];
      float[] inner = new float[count];
      float[] states = new float[count];
      for (int s = 0; s < steps.time(); s++) {
        if (s > 0) {
          stateProducts[s].run();
          Floats.view(product).get(0, fromState);
        }
        gateBuffer.get(3 * s * count, gates);
        for (int n = 0; n < count; n += hidden) {
          step(gates, fromState, b, inner, states, n, hidden);
        }
        gateBuffer.put(3 * s * count, gates);
        Floats.view(out[3]).put(s * count, inner);
        Floats.view(out[4]).put(s * count, states);
      }
      steps.scatter(out[4], out[0], hidden);
    }

    private static void step(
        float[] gates, float[] fromState, float[] b, float[] inner, float[] states, int n, int h) {
      int z = 3 * n;
      int r = z + h;
      int candidate = r + h;
      for (int i = 0; i < 2 * h; i++) {
        gates[z + i] += fromState[z + i] + b[i] + b[3 * h + i];
      }
      Squash.sigmoid(gates, z, candidate);
      for (int i = 0; i < h; i++) {
        inner[n + i] = fromState[candidate + i] + b[5 * h + i];
        gates[candidate + i] += b[2 * h + i] + gates[r + i] * inner[n + i];
      }
      Squash.tanh(gates, candidate, candidate + h);
      for (int i = 0; i < h; i++) {
        float keep = gates[z + i];
        states[n + i] = (1 - keep) * gates[candidate + i] + keep * states[n + i];
      }
    }
  }

  /**
   * In: gradient of h by sample, W, R; by step x, gates, inner, h. Out: gradients of x, W, R, b.
   */
  private static final class Backward implements Runnable {

    private final Steps steps;
    private final INDArray[] in;
    private final INDArray[] out;
    private final INDArray slopes;
    private final INDArray stateSlopes;
    private final INDArray inputGateSlopes;
    private final INDArray stateGateSlopes;
    private final INDArray inputSlopes;
    private final Runnable[] stateProducts;
    private final Runnable[] products;

    Backward(Steps steps, INDArray[] in, INDArray[] out) {
      this.steps = steps;
      this.in = in;
      this.out = out;
      int hidden = steps.hidden();
      slopes = Floats.zeros(steps.rows(hidden));
      stateSlopes = Floats.zeros(steps.batch(), hidden);
      inputGateSlopes = Floats.zeros(steps.rows(3 * hidden));
      stateGateSlopes = Floats.zeros(steps.rows(3 * hidden));
      inputSlopes = Floats.zeros(steps.rows(steps.in()));
      stateProducts = new Runnable[steps.time()];
      for (int s = 1; s < steps.time(); s++) {
        INDArray rows = steps.rowsOf(stateGateSlopes, s);
        stateProducts[s] = Floats.product(rows, false, in[2], false, stateSlopes, 0);
      }
      products =
          new Runnable[] {
            Floats.product(inputGateSlopes, true, in[3], false, out[1], 0),
            RecurrentKernel.stateWeights(steps, stateGateSlopes, in[6], out[2]),
            Floats.product(inputGateSlopes, false, in[1], false, inputSlopes, 0)
          };
    }

    @Override
    public void run() {
      int hidden = steps.hidden();
      int count = steps.batch() * hidden;
      steps.gather(in[0], slopes, hidden);
      float[] slope = new float[count];
      float[] later = new float[count];
      float[] gates = new float[3 * count];
      float[] toState = new float[3 * count];
      float[] inner = new float[count];
      float[] before = new float[count];
      float[] biases = new float[6 * hidden];
      for (int s = steps.time() - 1; s >= 0; s--) {
        Floats.view(slopes).get(s * count, slope);
        Floats.view(in[4]).get(3 * s * count, gates);
        Floats.view(in[5]).get(s * count, inner);
        if (s > 0) {
          Floats.view(in[6]).get((s - 1) * count, before);
        } else {
          Arrays.fill(before, 0);
        }
        for (int i = 0; i < count; i++) {
          slope[i] += later[i];
        }
        for (int n = 0; n < count; n += hidden) {
          step(gates, toState, slope, inner, before, later, n, hidden);
        }
        Floats.view(inputGateSlopes).put(3 * s * count, gates);
        Floats.view(stateGateSlopes).put(3 * s * count, toState);
        Steps.addRows(gates, biases, 0, 3 * hidden);
        Steps.addRows(toState, biases, 3 * hidden, 3 * hidden);
        if (s > 0) {
          stateProducts[s].run();
          Floats.view(stateSlopes).get(0, slope);
          for (int i = 0; i < count; i++) {
            later[i] += slope[i];
          }
        }
      }
      for (Runnable product : products) {
        product.run();
      }
      Floats.write(biases, out[3]);
      steps.scatter(inputSlopes, out[0], steps.in());
    }

    /** Replaces the gates by their gradients; {@code later} becomes what passes by the gates. */
    private static void step(
        float[] gates,
        float[] toState,
        float[] slope,
        float[] inner,
        float[] before,
        float[] later,
        int n,
        int h) {
      int gate = 3 * n;
      for (int i = 0; i < h; i++) {
        float z = gates[gate + i];
        float r = gates[gate + h + i];
        float c = gates[gate + 2 * h + i];
        float down = slope[n + i];
        float candidate = down * (1 - z) * (1 - c * c);
        float keep = down * (before[n + i] - c) * z * (1 - z);
        float reset = candidate * inner[n + i] * r * (1 - r);
        gates[gate + i] = keep;
        gates[gate + h + i] = reset;
        gates[gate + 2 * h + i] = candidate;
        toState[gate + i] = keep;
        toState[gate + h + i] = reset;
        toState[gate + 2 * h + i] = candidate * r;
        later[n + i] = down * z;
      }
    }
  }
}
