package io.miharu.nets.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** One small network per block, for every test that asks something of all of them. */
public final class SampleNetworks {

  /** Samples per batch. */
  public static final int BATCH = 3;

  private SampleNetworks() {}

  /** By name. */
  public static Map<String, Network> all() {
    Map<String, Network> all = new LinkedHashMap<>();
    images(all);
    clips(all);
    firstLayers(all);
    sequences(all);
    vectors(all);
    return all;
  }

  /** One of {@link #all}. */
  public static Network named(String name) {
    Network network = all().get(name);
    if (network == null) {
      throw new AssertionError("no sample " + name);
    }
    return network;
  }

  private static void images(Map<String, Network> all) {
    Window three = Window.of(3, 3);
    image(all, "conv", (net, x) -> x.apply(net.convolution("c", Conv.of(4, three))));
    image(
        all,
        "conv strided padded",
        (net, x) ->
            x.apply(
                net.convolution(
                    "c", Conv.of(4, three.withStride(2, 2).withPadding(1, 1)).withoutBias())));
    image(
        all,
        "conv same strided",
        (net, x) ->
            x.apply(net.convolution("c", Conv.of(4, three.withStride(2, 2).withSamePadding()))));
    image(
        all,
        "conv same",
        (net, x) -> x.apply(net.convolution("c", Conv.of(4, three.withSamePadding()))));
    image(
        all,
        "conv tall",
        (net, x) ->
            x.apply(
                net.convolution(
                    "c", Conv.of(4, Window.of(5, 1).withStride(2, 1).withPadding(2, 0)))));
    image(
        all,
        "conv dilated lopsided",
        (net, x) ->
            x.apply(
                net.convolution(
                    "c",
                    Conv.of(
                        4,
                        Window.of(1, 2)
                            .withDilation(1, 2)
                            .withPadding(List.of(0, 2), List.of(0, 0))))));
    image(
        all,
        "conv grouped",
        (net, x) -> x.apply(net.convolution("c", Conv.of(4, three).inGroups(2))));
    image(
        all,
        "conv depthwise",
        (net, x) -> x.apply(net.convolution("c", Conv.of(2, three.withPadding(1, 1)).depthwise())));
    image(
        all,
        "separable",
        (net, x) -> x.apply(Blocks.separable(net, "s", 2, 3, three.withPadding(1, 1))));
    image(all, "max pool", (net, x) -> x.maxPool(Window.of(2, 2).withStride(2, 2)));
    image(all, "max pool padded", (net, x) -> x.maxPool(three.withStride(2, 2).withPadding(1, 1)));
    image(all, "max pool same", (net, x) -> x.maxPool(three.withStride(2, 2).withSamePadding()));
    image(all, "average pool", (net, x) -> x.averagePool(Window.of(1, 2).withStride(1, 2)));
    image(
        all,
        "average pool padded",
        (net, x) -> x.averagePool(three.withStride(2, 2).withPadding(1, 1)));
    image(all, "global average pool", (net, x) -> x.globalAveragePool());
    image(all, "batch norm", (net, x) -> x.apply(net.batchNorm("n")));
    image(
        all,
        "conv norm relu",
        (net, x) -> x.apply(Blocks.convNormRelu(net, "c", Conv.of(4, three))));
    image(
        all,
        "sub-pixel convolution",
        (net, x) -> x.apply(net.convolution("c", Conv.of(8, three))).depthToSpace(2));
    image(all, "flatten dense", (net, x) -> x.flatten().apply(net.dense("d", 5)));
  }

  private static void clips(Map<String, Network> all) {
    Window three = Window.of(3, 3, 3);
    clip(
        all,
        "conv3d",
        (net, x) ->
            x.apply(
                net.convolution("c", Conv.of(3, three.withStride(1, 2, 2).withPadding(1, 1, 1)))));
    clip(
        all,
        "conv3d same no bias",
        (net, x) ->
            x.apply(net.convolution("c", Conv.of(3, three.withSamePadding()).withoutBias())));
    clip(
        all,
        "conv (2+1)d",
        (net, x) ->
            x.apply(
                    Blocks.convNormRelu(
                        net, "s", Conv.of(3, Window.of(1, 3, 3).withPadding(0, 1, 1))))
                .apply(
                    Blocks.convNormRelu(
                        net, "t", Conv.of(2, Window.of(3, 1, 1).withPadding(1, 0, 0)))));
    clip(all, "max pool 3d", (net, x) -> x.maxPool(Window.of(2, 2, 2).withStride(2, 2, 2)));
    clip(all, "average pool 3d", (net, x) -> x.averagePool(Window.of(2, 2, 2).withStride(2, 2, 2)));
    clip(
        all,
        "frames folded",
        (net, x) ->
            x.foldIntoBatch(2)
                .apply(net.convolution("c", Conv.of(2, Window.of(3, 3))))
                .flatten()
                .unfold(4)
                .apply(net.lstm("l", 3, false)));
    clip(all, "batch norm 3d", (net, x) -> x.apply(net.batchNorm("n")));
  }

  /** First layers, whose input needs no gradient. */
  private static void firstLayers(Map<String, Network> all) {
    Window flat = Window.of(3, 3);
    Window deep = Window.of(3, 3, 3);
    first(all, "first conv", flat, 2, 6, 5);
    first(all, "first conv strided", flat.withStride(2, 2).withPadding(1, 1), 1, 6, 5);
    first(all, "first conv same", Window.of(5, 4).withStride(3, 2).withSamePadding(), 2, 7, 6);
    first(all, "first conv dilated", flat.withDilation(2, 1).withPadding(2, 1), 2, 6, 5);
    first(all, "first conv3d", deep.withStride(1, 2, 2).withPadding(1, 1, 1), 2, 4, 5, 4);
    first(all, "first conv3d same", Window.of(2, 3, 3).withSamePadding(), 2, 4, 5, 4);
    first(all, "first conv3d strided", deep.withStride(2, 2, 2).withPadding(1, 1, 1), 1, 4, 5, 4);
  }

  private static void first(Map<String, Network> all, String name, Window window, int... sizes) {
    NetworkBuilder net = new NetworkBuilder(name, 11);
    net.output("y", net.input("x", sizes).apply(net.convolution("c", Conv.of(4, window))).relu());
    all.put(name, net.build());
  }

  private static void sequences(Map<String, Network> all) {
    sequence(all, "lstm", (net, x) -> x.apply(net.lstm("l", 4, false)));
    sequence(all, "lstm both", (net, x) -> x.apply(Blocks.bidirectionalLstm(net, "l", 4)));
    sequence(
        all,
        "lstm twice",
        (net, x) -> x.apply(net.lstm("l", 4, false)).apply(net.lstm("m", 2, true)).at(1, 4));
    sequence(all, "gru", (net, x) -> x.apply(net.gru("g", 4, false)));
    sequence(all, "gru both", (net, x) -> x.apply(Blocks.bidirectionalGru(net, "g", 4)));
    sequence(all, "causal", (net, x) -> x.apply(Blocks.causalConvolution(net, "c", 4, 3, 2)));
    sequence(
        all,
        "temporal residual",
        (net, x) -> x.apply(Blocks.temporalResidual(net, "t", 4, 3, 1, 0)));
    sequence(all, "mixer", (net, x) -> x.apply(Blocks.mixer(net, "m", 5, 6, 3, 7)));
    sequence(all, "attention", (net, x) -> x.apply(Blocks.attention(net, "a", 6, 2)));
    sequence(all, "layer norm", (net, x) -> x.apply(net.layerNorm("n")));
    sequence(
        all, "residual", (net, x) -> x.apply(Layer.residual(net.dense("d", 6).then(Tensor::tanh))));
    sequence(all, "max over time", (net, x) -> x.max(1));
    sequence(all, "sum over all", (net, x) -> x.sum(1, 2));
  }

  private static void vectors(Map<String, Network> all) {
    vector(all, "dense", (net, x) -> x.apply(net.dense("d", 4)));
    vector(all, "dense no bias", (net, x) -> x.apply(net.dense("d", 4, false)));
    vector(all, "relu", (net, x) -> x.relu());
    vector(all, "relu6", (net, x) -> x.times(8).relu6());
    vector(all, "gelu", (net, x) -> x.gelu());
    vector(all, "sigmoid", (net, x) -> x.sigmoid());
    vector(all, "tanh", (net, x) -> x.tanh());
    vector(all, "squared", (net, x) -> x.squared());
    vector(all, "softmax", (net, x) -> x.softmax(1));
    vector(all, "softmax over time", (net, x) -> x.reshape(3, 2).softmax(1));
    vector(all, "log softmax", (net, x) -> x.logSoftmax(1));
    vector(all, "batch norm 1d", (net, x) -> x.apply(net.batchNorm("n")));
    vector(all, "dropout of nothing", (net, x) -> x.apply(net.dropout(0)).times(2));
    vector(
        all,
        "max of two, shared",
        (net, x) -> {
          Layer shared = net.dense("d", 4);
          return x.slice(1, 0, 3).apply(shared).max(x.slice(1, 3, 6).apply(shared));
        });
    vector(all, "minus", (net, x) -> x.minus(x.apply(net.dense("d", 6))));
    vector(
        all,
        "times broadcast",
        (net, x) -> x.reshape(2, 3).times(net.weight("w", new float[] {1, 2, 3}, 3)));
    vector(
        all,
        "concat permute",
        (net, x) ->
            Tensor.concat(
                1,
                List.of(
                    x.reshape(2, 3).permute(0, 2, 1), x.apply(net.dense("d", 4)).reshape(2, 2))));
    vector(
        all,
        "graph convolution",
        (net, x) -> {
          Tensor adjacency = net.constant("a", new float[] {1, .5f, 0, 0, 1, .5f, .5f, 0, 1}, 3, 3);
          Tensor mask = net.weight("m", new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3);
          return x.reshape(2, 3).matmul(adjacency.times(mask));
        });
    vector(all, "batched product", (net, x) -> x.reshape(2, 3).matmul(x.reshape(3, 2)));
  }

  private static void image(
      Map<String, Network> all, String name, BiFunction<NetworkBuilder, Tensor, Tensor> body) {
    add(all, name, body, 2, 6, 5);
  }

  private static void clip(
      Map<String, Network> all, String name, BiFunction<NetworkBuilder, Tensor, Tensor> body) {
    add(all, name, body, 2, 4, 5, 4);
  }

  private static void sequence(
      Map<String, Network> all, String name, BiFunction<NetworkBuilder, Tensor, Tensor> body) {
    add(all, name, body, 5, 6);
  }

  private static void vector(
      Map<String, Network> all, String name, BiFunction<NetworkBuilder, Tensor, Tensor> body) {
    add(all, name, body, 6);
  }

  private static void add(
      Map<String, Network> all,
      String name,
      BiFunction<NetworkBuilder, Tensor, Tensor> body,
      int... sizes) {
    NetworkBuilder net = new NetworkBuilder(name, 11);
    Tensor x = net.input("x", sizes);
    // A weight in front, so that the gradient of the block's input is tested too.
    Tensor scale = net.weight("scale", new float[] {1.25f}, 1);
    net.output("y", body.apply(net, x.times(scale)));
    all.put(name, net.build());
  }

  /** The network's parameters moved off their first values, so that biases are not all 0. */
  public static Map<String, float[]> parameters(Network network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().values()) {
      float[] moved = parameter.initial().clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += (float) random.nextDouble(0, 0.3);
      }
      values.put(parameter.name(), moved);
    }
    return values;
  }

  /** Normal values for the input x. */
  public static Map<String, float[]> inputs(Network network, int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> inputs = new LinkedHashMap<>();
    network
        .inputs()
        .forEach(
            (name, shape) -> {
              float[] values = new float[batch * shape.length()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
              }
              inputs.put(name, values);
            });
    return inputs;
  }
}
