package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.List;

/** A product over the last axis; starts as Glorot and Bengio. */
final class DenseLayer extends SharedLayer {

  private final int units;
  private final boolean bias;

  DenseLayer(NetworkBuilder net, String name, int units, boolean bias) {
    super(net, name);
    this.units = units;
    this.bias = bias;
  }

  @Override
  List<Tensor> weights(TensorShape x) {
    int in = x.size(x.rank() - 1);
    String matrix = name + ".weight";
    float[] values = net.initial().glorot(matrix, in * units, in, units);
    List<Tensor> weights = new ArrayList<>();
    weights.add(net.parameter(matrix, values, true, true, in, units));
    if (bias) {
      weights.add(zeros(name + ".bias", units));
    }
    return weights;
  }

  @Override
  Tensor apply(Tensor x, List<Tensor> weights) {
    need("features", weights.get(0).shape().size(0), x.shape(), x.shape().rank() - 1);
    return net.product(name, x, weights, units);
  }
}
