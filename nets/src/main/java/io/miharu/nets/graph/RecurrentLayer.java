package io.miharu.nets.graph;

import io.miharu.nets.graph.Operation.Cell;
import java.util.List;

/** An LSTM or GRU; see {@link Operation.Recurrent}. */
final class RecurrentLayer extends SharedLayer {

  private final Cell cell;
  private final int hidden;
  private final boolean reverse;

  RecurrentLayer(NetworkBuilder net, String name, Cell cell, int hidden, boolean reverse) {
    super(net, name);
    this.cell = cell;
    this.hidden = hidden;
    this.reverse = reverse;
  }

  @Override
  List<Tensor> weights(TensorShape x) {
    if (x.rank() != 3) {
      throw new IllegalArgumentException(
          "%s needs batch x time x features, got %s".formatted(name, x));
    }
    int in = x.size(2);
    String w = name + ".input";
    String r = name + ".state";
    int rows = (cell == Cell.LSTM ? 4 : 3) * hidden;
    float[] bias = new float[cell == Cell.LSTM ? rows : 2 * rows];
    if (cell == Cell.LSTM) {
      java.util.Arrays.fill(bias, 2 * hidden, 3 * hidden, 1); // it starts by not forgetting
    }
    return List.of(
        net.parameter(w, net.initial().glorot(w, rows * in, in, hidden), true, true, rows, in),
        net.parameter(
            r, net.initial().glorot(r, rows * hidden, hidden, hidden), true, true, rows, hidden),
        net.parameter(name + ".bias", bias, true, false, bias.length));
  }

  @Override
  Tensor apply(Tensor x, List<Tensor> weights) {
    need("features", weights.get(0).shape().size(1), x.shape(), 2);
    return net.add(
        name,
        new Operation.Recurrent(cell, hidden, reverse),
        NetworkBuilder.joined(x, weights),
        x.shape().with(2, hidden));
  }
}
