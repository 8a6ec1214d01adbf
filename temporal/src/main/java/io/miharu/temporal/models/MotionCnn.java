package io.miharu.temporal.models;

import io.miharu.nets.graph.Blocks;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A small one-dimensional network over time: positions, distances and motion apart, then together.
 *
 * <p>After Yang et al., "Make Skeleton-based Action Recognition Model Smaller, Faster and Better",
 * ACM Multimedia Asia 2019, arXiv:1907.09658 (DD-Net); differences: positions are a group of their
 * own, and both motions share one. Reads {@code temporal.skeletons.FrameFeatures}, shape {@code
 * batch x features x 1 x frames}, and gives {@code logits}.
 *
 * @param groups number of features of each group, in their order
 * @param frames a multiple of 4
 * @param width channels of each group; the joined ones are twice, three and four times as many
 */
public record MotionCnn(List<Integer> groups, int frames, int width) {

  private static final Window THREE = Window.of(1, 3).withSamePadding();
  private static final Window HALVE_TIME = Window.of(1, 2).withStride(1, 2);

  public MotionCnn {
    groups = List.copyOf(groups);
  }

  /** The whole network. */
  public Network network(int classes, double dropout, long seed) {
    NetworkBuilder net = new NetworkBuilder("motion-cnn", seed);
    int features = groups.stream().mapToInt(Integer::intValue).sum();
    Tensor clip = net.input("features", features, 1, frames);
    List<Tensor> apart = new ArrayList<>();
    int from = 0;
    for (int group = 0; group < groups.size(); group++) {
      Tensor rows = clip.slice(1, from, from + groups.get(group));
      apart.add(
          rows.apply(block(net, "group" + group + ".a", width, Window.of(1, 1)))
              .apply(block(net, "group" + group + ".b", width, THREE)));
      from += groups.get(group);
    }
    Tensor together =
        Tensor.concat(1, apart)
            .apply(net.dropout((float) dropout / 2))
            .apply(block(net, "together.a", 2 * width, THREE))
            .maxPool(HALVE_TIME)
            .apply(block(net, "together.b", 3 * width, THREE))
            .maxPool(HALVE_TIME)
            .apply(block(net, "together.c", 4 * width, THREE));
    Tensor vector = Tensor.concat(1, List.of(together.max(2, 3), together.mean(2, 3)));
    net.output(
        "logits", vector.apply(net.dropout((float) dropout)).apply(net.dense("classes", classes)));
    return net.build();
  }

  private static Layer block(NetworkBuilder net, String name, int channels, Window window) {
    return Blocks.convNormRelu(net, name, Conv.of(channels, window));
  }
}
