package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.List;

/** A convolution over two or three axes; starts as He et al. */
final class ConvolutionLayer extends SharedLayer {

  private final Conv settings;

  ConvolutionLayer(NetworkBuilder net, String name, Conv settings) {
    super(net, name);
    this.settings = settings;
  }

  @Override
  List<Tensor> weights(TensorShape x) {
    int channels = x.size(1);
    int groups = groups(channels);
    if (channels % groups != 0 || settings.channels() % groups != 0) {
      throw new IllegalArgumentException(
          "%s needs channels that divide by its %d groups, got %d in and %d out"
              .formatted(name, groups, channels, settings.channels()));
    }
    int fanIn = channels / groups * settings.window().area();
    int[] sizes = new int[2 + settings.window().kernel().size()];
    sizes[0] = settings.channels();
    sizes[1] = channels / groups;
    for (int i = 2; i < sizes.length; i++) {
      sizes[i] = settings.window().kernel().get(i - 2);
    }
    String kernel = name + ".weight";
    float[] values = net.initial().he(kernel, settings.channels() * fanIn, fanIn);
    List<Tensor> weights = new ArrayList<>();
    weights.add(net.parameter(kernel, values, true, true, sizes));
    if (settings.bias()) {
      weights.add(zeros(name + ".bias", settings.channels()));
    }
    return weights;
  }

  @Override
  Tensor apply(Tensor x, List<Tensor> weights) {
    List<Integer> spatial = Tensor.spatial(name, x.shape(), settings.window());
    int groups = groups(x.shape().size(1));
    need("channels", weights.get(0).shape().size(1) * groups, x.shape(), 1);
    Window window = settings.window().fitted(spatial);
    List<Integer> sizes = new ArrayList<>(List.of(settings.channels()));
    sizes.addAll(window.outputs(spatial));
    return net.add(
        name,
        new Operation.Convolution(window, groups),
        NetworkBuilder.joined(x, weights),
        x.shape().withSizes(sizes));
  }

  private int groups(int channels) {
    return settings.groups() == 0 ? channels : settings.groups();
  }
}
