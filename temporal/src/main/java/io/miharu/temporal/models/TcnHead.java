package io.miharu.temporal.models;

import io.miharu.nets.graph.Blocks;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.List;

/**
 * Temporal convolutions over frame features: residual blocks of two causal convolutions whose
 * dilation doubles from level to level (Bai, Kolter, Koltun, arXiv:1803.01271, without weight
 * normalisation). Its answer is that of the last step.
 */
public final class TcnHead {

  /** Features between the levels. */
  public static final int WIDTH = 64;

  /** Steps that one convolution looks at. */
  public static final int KERNEL = 3;

  private static final float DROPOUT = 0.1f;

  private TcnHead() {}

  /** How many frames an answer depends on: {@code 1 + 2·(k−1)·(2^levels − 1)}. */
  public static int receptiveField(int levels) {
    return 1 + 2 * (KERNEL - 1) * ((1 << levels) - 1);
  }

  /** {@code batch x frames x features} to {@code batch x frames x 64}. */
  public static Layer features(NetworkBuilder net, int levels) {
    Layer all = level(net, 0);
    for (int level = 1; level < levels; level++) {
      all = all.then(level(net, level));
    }
    return all;
  }

  private static Layer level(NetworkBuilder net, int level) {
    return Blocks.temporalResidual(net, name(level), WIDTH, KERNEL, 1 << level, DROPOUT);
  }

  /** {@code batch x frames x features} to those of the last step, {@code batch x 64}. */
  public static Layer last(NetworkBuilder net, int levels) {
    Layer features = features(net, levels);
    return x -> x.apply(features).at(1, x.shape().size(1) - 1);
  }

  /** {@code batch x frames x features} to {@code batch x classes}. */
  public static Layer sequence(NetworkBuilder net, int levels, int classes) {
    return last(net, levels).then(net.dense("classes", classes));
  }

  /**
   * One step with the weights of {@link #sequence}: adds for every convolution an input {@code
   * state.*} of its last inputs, zero before the first frame, and an output of the same name.
   *
   * @param x {@code batch x features}
   * @return {@code batch x classes}
   */
  public static Tensor step(NetworkBuilder net, Tensor x, int levels, int classes) {
    Tensor inside = x;
    for (int level = 0; level < levels; level++) {
      String name = name(level);
      Tensor first = convolution(net, name + ".first", inside, 1 << level).relu();
      Tensor second = convolution(net, name + ".second", first, 1 << level).relu();
      boolean same = inside.shape().size(1) == WIDTH;
      Tensor across = same ? inside : inside.apply(net.dense(name + ".shortcut", WIDTH));
      inside = second.plus(across).relu();
    }
    return inside.apply(net.dense("classes", classes));
  }

  private static Tensor convolution(NetworkBuilder net, String name, Tensor x, int dilation) {
    int channels = x.shape().size(1);
    int past = (KERNEL - 1) * dilation;
    String state = "state." + name;
    Tensor before = net.input(state, channels, 1, past);
    Tensor all = Tensor.concat(3, List.of(before, x.reshape(channels, 1, 1)));
    net.output(state, all.slice(3, 1, past + 1));
    Window window = Window.of(1, KERNEL).withDilation(1, dilation);
    return all.apply(net.convolution(name, Conv.of(WIDTH, window))).reshape(WIDTH);
  }

  private static String name(int level) {
    return "level" + level;
  }
}
