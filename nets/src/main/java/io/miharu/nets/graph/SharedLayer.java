package io.miharu.nets.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer that makes its weights when first applied, and shares them from then on. */
abstract class SharedLayer implements Layer {

  final NetworkBuilder net;
  final String name;
  private @Nullable List<Tensor> weights;

  /**
   * @param name within the builder's scope of this moment
   */
  SharedLayer(NetworkBuilder net, String name) {
    this.net = net;
    this.name = net.scoped(name);
  }

  /** Makes the weights for a tensor of this shape. */
  abstract List<Tensor> weights(TensorShape x);

  abstract Tensor apply(Tensor x, List<Tensor> weights);

  @Override
  public final Tensor apply(Tensor x) {
    if (x.shape().rank() < 2 || !x.shape().hasBatch()) {
      throw new IllegalArgumentException(
          "%s needs a batch and at least one more axis, got %s".formatted(name, x.shape()));
    }
    if (weights == null) {
      weights = weights(x.shape());
    }
    return apply(x, weights);
  }

  final Tensor zeros(String parameter, int length) {
    return net.parameter(parameter, new float[length], true, false, length);
  }

  final void need(String what, int wanted, TensorShape came, int axis) {
    if (came.rank() <= axis || came.size(axis) != wanted) {
      throw new IllegalArgumentException(
          "%s needs %d %s along axis %d, for which its weights were made, got %s; give the other tensor a layer of its own"
              .formatted(name, wanted, what, axis, came));
    }
  }
}
