package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An LSTM over all steps at once (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et
 * al. 2000):
 *
 * <pre>{@code
 * i, o, f = sigmoid(W x + R h + b)   g = tanh(W x + R h + b)   c <- f c + i g   h <- o tanh(c)
 * }</pre>
 *
 * <p>The product with W is one large one over all steps; a step multiplies only the state. The way
 * back keeps the gates of the way forward and puts off the gradients of the weights until all steps
 * are done, so that these are large products too. (The gradient of the native library took 105 to
 * 155 ms where this takes about 30.)
 */
final class LstmKernel {

  private LstmKernel() {}

  static SDVariable write(Tape tape, int hidden, boolean reverse, List<SDVariable> inputs) {
    Steps steps = Steps.of(tape.shape(inputs.get(0)), hidden, reverse);
    return RecurrentKernel.write(
        tape,
        "lstm",
        4,
        steps,
        inputs,
        (in, out) -> new Forward(steps, in, out),
        (in, out) -> new Backward(steps, in, out, tape.needsGradient(inputs.get(0))));
  }

  /** In: x, W, R, b. Out: h by sample; by step x, gates, c and h. */
  private static final class Forward implements Runnable {

    private final Steps steps;
    private final INDArray x;
    private final INDArray bias;
    private final INDArray[] out;
    private final Runnable inputProduct;
    private final Runnable[] stateProducts;

    Forward(Steps steps, INDArray[] in, INDArray[] out) {
      this.steps = steps;
      this.x = in[0];
      this.bias = in[3];
      this.out = out;
      inputProduct = Floats.product(out[1], false, in[1], true, out[2], 0);
      stateProducts = new Runnable[steps.time()];
      for (int s = 1; s < steps.time(); s++) {
        INDArray before = steps.rowsOf(out[4], s - 1);
        stateProducts[s] = Floats.product(before, false, in[2], true, steps.rowsOf(out[2], s), 1);
      }
    }

    @Override
    public void run() {
      int hidden = steps.hidden();
      int width = 4 * hidden;
      steps.gather(x, out[1], steps.in());
      inputProduct.run();
      FloatBuffer gateBuffer = Floats.view(out[2]);
      FloatBuffer cellBuffer = Floats.view(out[3]);
      FloatBuffer stateBuffer = Floats.view(out[4]);
      float[] b = Floats.read(bias);
      float[] gates = new float[steps.batch() * width];
      float[] cells = new float[steps.batch() * hidden];
      float[] states = new float[cells.length];
      for (int s = 0; s < steps.time(); s++) {
        if (s > 0) {
          stateProducts[s].run();
        }
        gateBuffer.get(s * gates.length, gates);
        for (int n = 0; n < steps.batch(); n++) {
          step(gates, n * width, b, cells, states, n * hidden, hidden);
        }
        gateBuffer.put(s * gates.length, gates);
        cellBuffer.put(s * cells.length, cells);
        stateBuffer.put(s * cells.length, states);
      }
      steps.scatter(out[4], out[0], hidden);
    }

    private static void step(
        float[] gates, int gate, float[] b, float[] cells, float[] states, int cell, int hidden) {
      for (int i = 0; i < b.length; i++) {
        gates[gate + i] += b[i];
      }
      Squash.sigmoid(gates, gate, gate + 3 * hidden);
      Squash.tanh(gates, gate + 3 * hidden, gate + 4 * hidden);
      int o = gate + hidden;
      int f = o + hidden;
      int g = f + hidden;
      for (int j = 0; j < hidden; j++) {
        cells[cell + j] = gates[f + j] * cells[cell + j] + gates[gate + j] * gates[g + j];
      }
      for (int j = 0; j < hidden; j++) {
        states[cell + j] = gates[o + j] * Squash.tanh(cells[cell + j]);
      }
    }
  }

  /** In: gradient of h by sample, W, R; by step x, gates, c, h. Out: gradients of x, W, R, b. */
  private static final class Backward implements Runnable {

    private final Steps steps;
    private final INDArray[] in;
    private final INDArray[] out;
    private final INDArray slopes;
    private final INDArray stateSlopes;
    private final INDArray inputSlopes;
    private final INDArray gateSlopes;
    private final Runnable[] stateProducts;
    private final Runnable[] products;
    private final boolean needsInput;

    Backward(Steps steps, INDArray[] in, INDArray[] out, boolean needsInput) {
      this.steps = steps;
      this.in = in;
      this.out = out;
      this.needsInput = needsInput;
      int hidden = steps.hidden();
      slopes = Floats.zeros(steps.rows(hidden));
      stateSlopes = Floats.zeros(steps.batch(), hidden);
      gateSlopes = Floats.zeros(steps.rows(4 * hidden));
      inputSlopes = Floats.zeros(steps.rows(steps.in()));
      stateProducts = new Runnable[steps.time()];
      for (int s = 1; s < steps.time(); s++) {
        stateProducts[s] =
            Floats.product(steps.rowsOf(gateSlopes, s), false, in[2], false, stateSlopes, 0);
      }
      products =
          new Runnable[] {
            Floats.product(gateSlopes, true, in[3], false, out[1], 0),
            RecurrentKernel.stateWeights(steps, gateSlopes, in[6], out[2]),
            needsInput ? Floats.product(gateSlopes, false, in[1], false, inputSlopes, 0) : () -> {}
          };
    }

    @Override
    public void run() {
      int hidden = steps.hidden();
      steps.gather(in[0], slopes, hidden);
      FloatBuffer slopeBuffer = Floats.view(slopes);
      FloatBuffer gateBuffer = Floats.view(in[4]);
      FloatBuffer cellBuffer = Floats.view(in[5]);
      FloatBuffer gateSlopeBuffer = Floats.view(gateSlopes);
      int count = steps.batch() * hidden;
      float[] slope = new float[count];
      float[] later = new float[count];
      float[] gates = new float[4 * count];
      float[] cells = new float[count];
      float[] before = new float[count];
      float[] cellSlopes = new float[count];
      float[] biases = new float[4 * hidden];
      for (int s = steps.time() - 1; s >= 0; s--) {
        slopeBuffer.get(s * count, slope);
        gateBuffer.get(4 * s * count, gates);
        cellBuffer.get(s * count, cells);
        if (s > 0) {
          cellBuffer.get((s - 1) * count, before);
        } else {
          Arrays.fill(before, 0);
        }
        for (int i = 0; i < count; i++) {
          slope[i] += later[i];
        }
        for (int n = 0; n < count; n += hidden) {
          step(gates, 4 * n, slope, cells, before, cellSlopes, n, hidden);
        }
        gateSlopeBuffer.put(4 * s * count, gates);
        Steps.addRows(gates, biases, 0, biases.length);
        if (s > 0) {
          stateProducts[s].run();
          Floats.view(stateSlopes).get(0, later);
        }
      }
      for (Runnable product : products) {
        product.run();
      }
      Floats.write(biases, out[3]);
      if (needsInput) {
        steps.scatter(inputSlopes, out[0], steps.in());
      }
    }

    /** Replaces the gates by their gradients before squashing, and the cells' by those before. */
    private static void step(
        float[] gates,
        int gate,
        float[] slope,
        float[] cells,
        float[] before,
        float[] cellSlopes,
        int at,
        int hidden) {
      for (int j = 0; j < hidden; j++) {
        float i = gates[gate + j];
        float o = gates[gate + hidden + j];
        float f = gates[gate + 2 * hidden + j];
        float g = gates[gate + 3 * hidden + j];
        float squashed = Squash.tanh(cells[at + j]);
        float down = slope[at + j];
        float cell = cellSlopes[at + j] + down * o * (1 - squashed * squashed);
        gates[gate + j] = cell * g * i * (1 - i);
        gates[gate + hidden + j] = down * squashed * o * (1 - o);
        gates[gate + 2 * hidden + j] = cell * before[at + j] * f * (1 - f);
        gates[gate + 3 * hidden + j] = cell * i * (1 - g * g);
        cellSlopes[at + j] = cell * f;
      }
    }
  }
}
