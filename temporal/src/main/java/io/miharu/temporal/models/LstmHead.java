package io.miharu.temporal.models;

import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.List;

/**
 * An LSTM over frame features, its answer from the last state.
 *
 * <pre>{@code
 * i, o, f = σ(W x + R h + b)   g = tanh(W x + R h + b)   c ← f⊙c + i⊙g   h ← o⊙tanh(c)
 * }</pre>
 *
 * <p>{@code 4·(features + hidden + 1)·hidden} parameters, then {@code (hidden + 1)·classes}.
 */
public final class LstmHead {

  /** The reference model's number of units. */
  public static final int HIDDEN = 128;

  static final String LAYER = "lstm";

  private LstmHead() {}

  /** {@code batch x frames x features} to the last state, {@code batch x hidden}. */
  public static Layer state(NetworkBuilder net, int hidden) {
    Layer lstm = net.lstm(LAYER, hidden, false);
    return x -> x.apply(lstm).at(1, x.shape().size(1) - 1);
  }

  /** {@code batch x frames x features} to {@code batch x classes}. */
  public static Layer sequence(NetworkBuilder net, int hidden, int classes) {
    return state(net, hidden).then(net.dense("classes", classes));
  }

  /**
   * One step with the weights of {@link #sequence}: adds the inputs {@code state.h} and {@code
   * state.c}, zero before the first frame, and outputs of the same names.
   *
   * @param x {@code batch x features}
   * @return {@code batch x classes}
   */
  public static Tensor step(NetworkBuilder net, Tensor x, int hidden, int classes) {
    return step(net, x, hidden, classes, "state");
  }

  /**
   * The same with other names of the outputs, for a file: ONNX wants every name but once.
   *
   * @param next the outputs are {@code next.h} and {@code next.c}
   */
  static Tensor step(NetworkBuilder net, Tensor x, int hidden, int classes, String next) {
    int features = x.shape().size(1);
    int rows = 4 * hidden;
    Tensor h = net.input("state.h", hidden);
    Tensor c = net.input("state.c", hidden);
    Tensor w = net.weight(LAYER + ".input", new float[rows * features], rows, features);
    Tensor r = net.weight(LAYER + ".state", new float[rows * hidden], rows, hidden);
    Tensor b = net.weight(LAYER + ".bias", new float[rows], rows);
    Tensor gates = x.matmul(w.permute(1, 0)).plus(h.matmul(r.permute(1, 0))).plus(b);
    // The order of the gates is that of ONNX: input, output, forget, candidate.
    List<Tensor> parts =
        List.of(
            gates.slice(1, 0, hidden).sigmoid(),
            gates.slice(1, hidden, 2 * hidden).sigmoid(),
            gates.slice(1, 2 * hidden, 3 * hidden).sigmoid(),
            gates.slice(1, 3 * hidden, rows).tanh());
    Tensor cell = parts.get(2).times(c).plus(parts.get(0).times(parts.get(3)));
    Tensor state = parts.get(1).times(cell.tanh());
    net.output(next + ".h", state);
    net.output(next + ".c", cell);
    return state.apply(net.dense("classes", classes));
  }
}
