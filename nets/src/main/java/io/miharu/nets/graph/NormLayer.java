package io.miharu.nets.graph;

import java.util.List;

/** Normalisation with a gain and a bias for each channel or feature. */
abstract class NormLayer extends SharedLayer {

  final float epsilon;

  private NormLayer(NetworkBuilder net, String name, float epsilon) {
    super(net, name);
    this.epsilon = epsilon;
  }

  final Tensor gain(int length) {
    return net.parameter(name + ".gain", Initial.filled(length, 1), true, false, length);
  }

  /** Over all axes but 1; see {@link Operation.BatchNorm}. */
  static final class OfBatch extends NormLayer {

    OfBatch(NetworkBuilder net, String name, float epsilon) {
      super(net, name, epsilon);
    }

    @Override
    List<Tensor> weights(TensorShape x) {
      int channels = x.size(1);
      return List.of(
          net.parameter(name + ".gain", Initial.filled(channels, 1), true, false, channels),
          zeros(name + ".bias", channels),
          net.parameter(name + ".mean", new float[channels], false, false, channels),
          net.parameter(name + ".variance", Initial.filled(channels, 1), false, false, channels));
    }

    @Override
    Tensor apply(Tensor x, List<Tensor> weights) {
      need("channels", weights.get(0).shape().size(0), x.shape(), 1);
      return net.add(
          name, new Operation.BatchNorm(epsilon), NetworkBuilder.joined(x, weights), x.shape());
    }
  }

  /** Over the last axis. */
  static final class OfFeatures extends NormLayer {

    OfFeatures(NetworkBuilder net, String name, float epsilon) {
      super(net, name, epsilon);
    }

    @Override
    List<Tensor> weights(TensorShape x) {
      int features = x.size(x.rank() - 1);
      return List.of(
          net.parameter(name + ".gain", Initial.filled(features, 1), true, false, features),
          zeros(name + ".bias", features));
    }

    @Override
    Tensor apply(Tensor x, List<Tensor> weights) {
      need("features", weights.get(0).shape().size(0), x.shape(), x.shape().rank() - 1);
      return net.add(
          name, new Operation.LayerNorm(epsilon), NetworkBuilder.joined(x, weights), x.shape());
    }
  }
}
