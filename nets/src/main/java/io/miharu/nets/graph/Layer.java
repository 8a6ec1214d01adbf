package io.miharu.nets.graph;

/**
 * Something that turns a tensor into another: a layer with weights, or several in a row.
 *
 * <p>A layer makes its weights when it is applied for the first time, for the shape that came.
 * Applied again, to a tensor of any size that fits the same weights, it shares them.
 */
@FunctionalInterface
public interface Layer {

  /** Adds this layer's nodes to the network of {@code x}. */
  Tensor apply(Tensor x);

  /** This, and then the next. */
  default Layer then(Layer next) {
    return x -> next.apply(apply(x));
  }

  /** {@code x + layer(x)}: the layer learns the difference. Both must have the same shape. */
  static Layer residual(Layer layer) {
    return x -> x.plus(layer.apply(x));
  }
}
