package io.miharu.temporal.models;

import io.miharu.core.BodyLayout;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The spatial-temporal graph network: along the bones within a frame, along time for each joint.
 *
 * <p>Source: Yan, Xiong and Lin, "Spatial Temporal Graph Convolutional Networks for Skeleton-Based
 * Action Recognition", AAAI 2018, in the form of the authors' code. The centre of the body is the
 * neck for every layout. Reads {@code batch x bodies x 3 x frames x V}, gives {@code logits}.
 *
 * @param widths channels of each block
 * @param strides steps in time of each block
 * @param frames of the input
 * @param dropout inside each block
 */
public record StGcn(List<Integer> widths, List<Integer> strides, int frames, double dropout) {

  /** The paper's ten blocks. */
  public static StGcn full(int frames) {
    return new StGcn(
        List.of(64, 64, 64, 64, 128, 128, 128, 256, 256, 256),
        List.of(1, 1, 1, 1, 2, 1, 1, 2, 1, 1),
        frames,
        0.5);
  }

  /** Five narrow blocks. */
  public static StGcn small(int frames) {
    return new StGcn(List.of(32, 32, 64, 64, 128), List.of(1, 1, 2, 1, 2), frames, 0.25);
  }

  private static final int PARTITIONS = 3;
  private static final int REACH = 9;

  public StGcn {
    widths = List.copyOf(widths);
    strides = List.copyOf(strides);
    if (widths.isEmpty() || widths.size() != strides.size()) {
      throw new IllegalArgumentException(
          "needs a stride for each width, got %s and %s".formatted(widths, strides));
    }
  }

  /** The whole network. */
  public Network network(BodyLayout layout, int bodies, int classes, long seed) {
    NetworkBuilder net = new NetworkBuilder("st-gcn", seed);
    int joints = layout.size();
    Tensor x = net.input("joints", bodies, 3, frames, joints).foldIntoBatch(1);
    Tensor h =
        x.permute(0, 3, 1, 2)
            .reshape(joints * 3, 1, frames)
            .apply(net.batchNorm("input"))
            .reshape(joints, 3, frames)
            .permute(0, 2, 3, 1);
    float[][] partitions = JointGraph.partitions(layout);
    for (int block = 0; block < widths.size(); block++) {
      h = h.apply(block(net, block, partitions, joints));
    }
    Tensor vector = h.globalAveragePool();
    net.output(
        "logits",
        (bodies == 1 ? vector : vector.unfold(bodies).mean(1))
            .apply(net.dense("classes", classes)));
    return net.build();
  }

  private Layer block(NetworkBuilder net, int block, float[][] partitions, int joints) {
    String name = "block" + block;
    int channels = widths.get(block);
    Window inTime = Window.of(REACH, 1).withPadding(REACH / 2, 0).withStride(strides.get(block), 1);
    return x -> {
      Tensor graph = null;
      Tensor spread =
          x.apply(
              net.convolution(name + ".spread", Conv.of(PARTITIONS * channels, Window.of(1, 1))));
      for (int k = 0; k < PARTITIONS; k++) {
        float[] ones = new float[joints * joints];
        Arrays.fill(ones, 1);
        Tensor edges =
            net.constant(name + ".edges" + k, partitions[k], joints, joints)
                .times(net.weight(name + ".importance" + k, ones, joints, joints));
        Tensor gathered = spread.slice(1, k * channels, (k + 1) * channels).matmul(edges);
        graph = graph == null ? gathered : graph.plus(gathered);
      }
      if (graph == null) {
        throw new AssertionError("no partition");
      }
      Tensor moved =
          graph
              .apply(net.batchNorm(name + ".graph.norm"))
              .relu()
              .apply(net.convolution(name + ".time", Conv.of(channels, inTime)))
              .apply(net.batchNorm(name + ".time.norm"))
              .apply(net.dropout((float) dropout));
      if (block == 0) {
        return moved.relu();
      }
      boolean same = x.shape().size(1) == channels && strides.get(block) == 1;
      Tensor shortcut =
          same
              ? x
              : x.apply(
                      net.convolution(
                          name + ".shortcut",
                          Conv.of(channels, Window.of(1, 1).withStride(strides.get(block), 1))))
                  .apply(net.batchNorm(name + ".shortcut.norm"));
      return moved.plus(shortcut).relu();
    };
  }
}
