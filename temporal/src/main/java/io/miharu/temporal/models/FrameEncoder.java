package io.miharu.temporal.models;

import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;

/**
 * A small network that sees one frame at a time: three convolutions of stride 2 (5×5 to 8 channels,
 * 3×3 to 16 and 32) with ReLU, then 64 features. On one channel of 64×64 px it has 137,152
 * parameters.
 */
public final class FrameEncoder {

  /** How many numbers a frame becomes. */
  public static final int FEATURES = 64;

  private FrameEncoder() {}

  /** {@code rows x channels x side x side} to {@code rows x 64}. */
  public static Layer frames(NetworkBuilder net) {
    return convolution(net, "encoder.first", 5, 8)
        .then(convolution(net, "encoder.second", 3, 16))
        .then(convolution(net, "encoder.third", 3, 32))
        .then(Tensor::flatten)
        .then(net.dense("encoder.features", FEATURES));
  }

  /** {@code batch x channels x frames x side x side} to {@code batch x frames x 64}. */
  public static Layer clip(NetworkBuilder net) {
    Layer frames = frames(net);
    return x -> x.foldIntoBatch(2).apply(frames).unfold(x.shape().size(2));
  }

  private static Layer convolution(NetworkBuilder net, String name, int kernel, int channels) {
    Window window = Window.of(kernel, kernel).withStride(2, 2).withSamePadding();
    return net.convolution(name, Conv.of(channels, window)).then(Tensor::relu);
  }
}
