package io.miharu.temporal.models;

import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;

/**
 * Convolutions over time and space together.
 *
 * <p>Sources: Tran et al., "Learning Spatiotemporal Features with 3D Convolutional Networks", ICCV
 * 2015 (C3D), and "A Closer Look at Spatiotemporal Convolutions", CVPR 2018 (R(2+1)D). The small
 * ones are ours.
 */
public final class Volumes {

  private static final Window POOL = Window.of(2, 2, 2).withStride(2, 2, 2);
  private static final Window POOL_SPACE = Window.of(1, 2, 2).withStride(1, 2, 2);

  private Volumes() {}

  /**
   * C3D itself, for 16 frames of 112×112 px: eight convolutions, five pools, two layers of 4,096.
   */
  public static Layer c3d(NetworkBuilder net, int classes) {
    Window padded = POOL.withPadding(0, 1, 1);
    return cube(net, "conv1", 64)
        .then(pool(POOL_SPACE))
        .then(cube(net, "conv2", 128))
        .then(pool(POOL))
        .then(cube(net, "conv3a", 256))
        .then(cube(net, "conv3b", 256))
        .then(pool(POOL))
        .then(cube(net, "conv4a", 512))
        .then(cube(net, "conv4b", 512))
        .then(pool(POOL))
        .then(cube(net, "conv5a", 512))
        .then(cube(net, "conv5b", 512))
        .then(pool(padded))
        .then(Tensor::flatten)
        .then(hidden(net, "fc6", 4096))
        .then(hidden(net, "fc7", 4096))
        .then(net.dense("classes", classes));
  }

  /**
   * Four convolutions of 16, 32, 64 and 64 channels, a pool after each: {@code batch x 128}
   * features.
   */
  public static Layer c3dSmall(NetworkBuilder net) {
    return cube(net, "conv1", 16)
        .then(pool(POOL_SPACE))
        .then(cube(net, "conv2", 32))
        .then(pool(POOL))
        .then(cube(net, "conv3", 64))
        .then(pool(POOL))
        .then(cube(net, "conv4", 64))
        .then(pool(POOL))
        .then(Tensor::flatten)
        .then(hidden(net, "features", 128));
  }

  /**
   * The same channels and pools with each convolution in two, and their mean as features: {@code
   * batch x 64}.
   */
  public static Layer r21Small(NetworkBuilder net) {
    return factorised(net, "conv1", 16)
        .then(pool(POOL_SPACE))
        .then(factorised(net, "conv2", 32))
        .then(pool(POOL))
        .then(factorised(net, "conv3", 64))
        .then(pool(POOL))
        .then(factorised(net, "conv4", 64))
        .then(pool(POOL))
        .then(Tensor::globalAveragePool);
  }

  /**
   * A 3×3×3 convolution in two: 1×3×3 to as many channels as keep the number of parameters, then
   * 3×1×1, each with batch normalisation and ReLU. {@code batch x in x time x height x width}.
   */
  public static Layer factorised(NetworkBuilder net, String name, int channels) {
    return x -> {
      int middle = middleChannels(x.shape().size(1), channels);
      Conv space = Conv.of(middle, Window.of(1, 3, 3).withSamePadding()).withoutBias();
      Conv time = Conv.of(channels, Window.of(3, 1, 1).withSamePadding()).withoutBias();
      return x.apply(net.convolution(name + ".space", space))
          .apply(net.batchNorm(name + ".space.norm"))
          .relu()
          .apply(net.convolution(name + ".time", time))
          .apply(net.batchNorm(name + ".time.norm"))
          .relu();
    };
  }

  /** {@code M = ⌊t·d²·in·out / (d²·in + t·out)⌋} for t = d = 3. */
  static int middleChannels(int in, int out) {
    return 3 * 9 * in * out / (9 * in + 3 * out);
  }

  private static Layer cube(NetworkBuilder net, String name, int channels) {
    return net.convolution(name, Conv.of(channels, Window.of(3, 3, 3).withSamePadding()))
        .then(Tensor::relu);
  }

  private static Layer hidden(NetworkBuilder net, String name, int units) {
    return net.dense(name, units).then(Tensor::relu).then(net.dropout(0.5f));
  }

  private static Layer pool(Window window) {
    return x -> x.maxPool(window);
  }
}
