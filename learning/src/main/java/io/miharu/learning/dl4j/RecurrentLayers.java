package io.miharu.learning.dl4j;

import io.miharu.learning.dl4j.Signal.Kind;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** LSTM layers, in one direction or both. Not thread-safe. */
final class RecurrentLayers {

  /**
   * Which of Deeplearning4j's blocks is our i-th: ours are input gate, output gate, forget gate and
   * candidate, theirs candidate ("input activation"), forget gate, output gate and input gate
   * ("input modulation").
   */
  private static final int[] THEIR_BLOCK = {3, 2, 1, 0};

  private final NetworkBuilder net;
  private final Weights weights;

  RecurrentLayers(NetworkBuilder net, Weights weights) {
    this.net = net;
    this.weights = weights;
  }

  /**
   * @param prefix of the names of the weights: "f" and "b" inside a {@link Bidirectional}
   */
  Signal lstm(
      String name,
      LSTM layer,
      Map<String, INDArray> params,
      String prefix,
      boolean reverse,
      Signal in) {
    Activations.checkLstm(name, layer.getActivationFn(), layer.getGateActivationFn());
    if (in.kind() != Kind.SERIES || layer.getRnnDataFormat() == RNNFormat.NWC) {
      throw new UnreadableLayerException(
          "%s: an LSTM is read over a series of batch x features x time, got a %s of %s in %s"
              .formatted(name, in.kind(), in.tensor().shape(), layer.getRnnDataFormat()));
    }
    int hidden = Math.toIntExact(layer.getNOut());
    int features = in.features();
    Tensor out = in.tensor().apply(net.lstm(name, hidden, reverse));
    weights.put(name + ".input", blocks(Weights.values(params, prefix + "W"), features, hidden));
    weights.put(name + ".state", blocks(Weights.values(params, prefix + "RW"), hidden, hidden));
    weights.put(name + ".bias", blocks(Weights.values(params, prefix + "b"), 1, hidden));
    return in.with(out);
  }

  Signal bidirectional(String name, Bidirectional layer, Map<String, INDArray> params, Signal in) {
    if (layer.getFwd().getClass() != LSTM.class) {
      throw new UnreadableLayerException(
          "%s: both directions are read of LSTM, got %s"
              .formatted(name, layer.getFwd().getClass().getSimpleName()));
    }
    Tensor forward =
        lstm(name + ".forward", (LSTM) layer.getFwd(), params, "f", false, in).tensor();
    Tensor backward =
        lstm(name + ".backward", (LSTM) layer.getBwd(), params, "b", true, in).tensor();
    return in.with(
        switch (layer.getMode()) {
          case CONCAT -> Tensor.concat(2, List.of(forward, backward));
          case ADD -> forward.plus(backward);
          case MUL -> forward.times(backward);
          case AVERAGE -> forward.plus(backward).times(0.5f);
        });
  }

  /** From {@code rows x 4*hidden} in their order to {@code 4*hidden x rows} in ours. */
  private static float[] blocks(float[] theirs, int rows, int hidden) {
    float[] ours = new float[theirs.length];
    for (int block = 0; block < THEIR_BLOCK.length; block++) {
      for (int unit = 0; unit < hidden; unit++) {
        for (int row = 0; row < rows; row++) {
          ours[(block * hidden + unit) * rows + row] =
              theirs[row * 4 * hidden + THEIR_BLOCK[block] * hidden + unit];
        }
      }
    }
    return ours;
  }
}
