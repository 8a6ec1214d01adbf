package io.miharu.temporal.models;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;

/**
 * The baseline: two LSTMs over the flat joints of every frame, and a layer on the last state.
 *
 * <p>Reads {@code batch x frames x features}, gives {@code logits}.
 *
 * @param features of a frame: three for each joint and body
 * @param hidden size of both states
 */
public record SkeletonLstm(int features, int frames, int hidden) {

  /** The whole network. */
  public Network network(int classes, long seed) {
    NetworkBuilder net = new NetworkBuilder("skeleton-lstm", seed);
    Tensor joints = net.input("joints", frames, features);
    Tensor states =
        joints.apply(net.lstm("first", hidden, false)).apply(net.lstm("second", hidden, false));
    net.output("logits", states.at(1, frames - 1).apply(net.dense("classes", classes)));
    return net.build();
  }
}
