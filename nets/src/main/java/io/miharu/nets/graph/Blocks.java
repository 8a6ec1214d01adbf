package io.miharu.nets.graph;

import java.util.List;

/** Blocks made of several layers, over sequences of {@code batch x time x features}. */
public final class Blocks {

  private Blocks() {}

  /** Convolution without bias, batch normalisation, ReLU. */
  public static Layer convNormRelu(NetworkBuilder net, String name, Conv settings) {
    Layer conv = net.convolution(name, settings.withoutBias());
    Layer norm = net.batchNorm(name + ".norm");
    return x -> x.apply(conv).apply(norm).relu();
  }

  /**
   * A depthwise convolution and one of a single place: {@code batch x in x space} to {@code batch x
   * channels x space'}, each with batch normalisation and ReLU.
   */
  public static Layer separable(
      NetworkBuilder net, String name, int in, int channels, Window window) {
    int[] one = new int[window.kernel().size()];
    java.util.Arrays.fill(one, 1);
    return convNormRelu(net, name + ".depth", Conv.of(in, window).depthwise())
        .then(convNormRelu(net, name + ".point", Conv.of(channels, Window.of(one))));
  }

  /** Both directions of an LSTM side by side: {@code batch x time x 2*hidden}. */
  public static Layer bidirectionalLstm(NetworkBuilder net, String name, int hidden) {
    return both(
        net.lstm(name + ".forward", hidden, false), net.lstm(name + ".backward", hidden, true));
  }

  /** Both directions of a GRU side by side: {@code batch x time x 2*hidden}. */
  public static Layer bidirectionalGru(NetworkBuilder net, String name, int hidden) {
    return both(
        net.gru(name + ".forward", hidden, false), net.gru(name + ".backward", hidden, true));
  }

  private static Layer both(Layer forward, Layer backward) {
    return x -> Tensor.concat(2, List.of(x.apply(forward), x.apply(backward)));
  }

  /**
   * A convolution over time that sees no later step: output t is made of the steps {@code t, t -
   * dilation, ...}. {@code batch x time x in} to {@code batch x time x channels}.
   */
  public static Layer causalConvolution(
      NetworkBuilder net, String name, int channels, int kernel, int dilation) {
    Window window =
        Window.of(1, kernel)
            .withDilation(1, dilation)
            .withPadding(List.of(0, (kernel - 1) * dilation), List.of(0, 0));
    Layer convolution = net.convolution(name, Conv.of(channels, window));
    return x -> {
      int time = x.shape().size(1);
      int in = x.shape().size(2);
      // Time lies along the width of an image of one row.
      return x.permute(0, 2, 1)
          .reshape(in, 1, time)
          .apply(convolution)
          .reshape(channels, time)
          .permute(0, 2, 1);
    };
  }

  /**
   * The residual block of Bai, Kolter, Koltun, "An Empirical Evaluation of Generic Convolutional
   * and Recurrent Networks for Sequence Modeling", arXiv:1803.01271, figure 1, without weight
   * normalisation: two causal convolutions with ReLU and dropout; the shortcut is a convolution of
   * one step where the widths differ.
   */
  public static Layer temporalResidual(
      NetworkBuilder net, String name, int channels, int kernel, int dilation, float dropout) {
    Layer first = causalConvolution(net, name + ".first", channels, kernel, dilation);
    Layer second = causalConvolution(net, name + ".second", channels, kernel, dilation);
    Layer shortcut = net.dense(name + ".shortcut", channels);
    Layer drop = net.dropout(dropout);
    return x -> {
      Tensor inside = x.apply(first).relu().apply(drop).apply(second).relu().apply(drop);
      return inside.plus(x.shape().size(2) == channels ? x : x.apply(shortcut)).relu();
    };
  }

  /**
   * A layer of Tolstikhin et al., "MLP-Mixer", NeurIPS 2021: an MLP over the tokens (time) of each
   * feature, then one over the features of each token, each behind layer normalisation and beside a
   * shortcut. Keeps the shape, {@code batch x tokens x features}.
   */
  public static Layer mixer(
      NetworkBuilder net,
      String name,
      int tokens,
      int features,
      int tokenHidden,
      int featureHidden) {
    Layer overTokens =
        net.layerNorm(name + ".token.norm")
            .then(x -> x.permute(0, 2, 1))
            .then(net.dense(name + ".token.in", tokenHidden))
            .then(Tensor::gelu)
            .then(net.dense(name + ".token.out", tokens))
            .then(x -> x.permute(0, 2, 1));
    Layer overFeatures =
        net.layerNorm(name + ".feature.norm")
            .then(net.dense(name + ".feature.in", featureHidden))
            .then(Tensor::gelu)
            .then(net.dense(name + ".feature.out", features));
    return Layer.residual(overTokens).then(Layer.residual(overFeatures));
  }

  /**
   * Multi-head self-attention of Vaswani et al., "Attention Is All You Need", NeurIPS 2017, section
   * 3.2: every step looks at every other. Keeps the shape.
   *
   * @param heads must divide the features
   */
  public static Layer attention(NetworkBuilder net, String name, int features, int heads) {
    if (heads < 1 || features % heads != 0) {
      throw new IllegalArgumentException(
          "%s needs heads that divide its %d features, got %d".formatted(name, features, heads));
    }
    Layer query = net.dense(name + ".query", features);
    Layer key = net.dense(name + ".key", features);
    Layer value = net.dense(name + ".value", features);
    Layer out = net.dense(name + ".out", features);
    int width = features / heads;
    return x -> {
      int time = x.shape().size(1);
      Tensor q = x.apply(query).reshape(time, heads, width).permute(0, 2, 1, 3);
      Tensor k = x.apply(key).reshape(time, heads, width).permute(0, 2, 3, 1);
      Tensor v = x.apply(value).reshape(time, heads, width).permute(0, 2, 1, 3);
      Tensor shares = q.matmul(k).times((float) (1 / Math.sqrt(width))).softmax(3);
      return shares.matmul(v).permute(0, 2, 1, 3).reshape(time, features).apply(out);
    };
  }
}
