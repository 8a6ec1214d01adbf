package io.miharu.temporal.models;

import io.miharu.nets.graph.Blocks;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.NetworkBuilder;

/**
 * Mixes frame features over time and over features in turn, twice (after Tolstikhin et al.,
 * "MLP-Mixer", NeurIPS 2021), then takes their mean. Not causal: a stream needs a sliding window.
 */
public final class MixerHead {

  private static final int DEPTH = 2;
  private static final int TOKEN_HIDDEN = 32;
  private static final int FEATURE_HIDDEN = 256;
  private static final int WIDTH = 64;

  private MixerHead() {}

  /** {@code batch x frames x features} to {@code batch x 64}. */
  public static Layer mean(NetworkBuilder net, int frames) {
    Layer all = net.dense("embedding", WIDTH);
    for (int i = 0; i < DEPTH; i++) {
      all = all.then(Blocks.mixer(net, "mixer" + i, frames, WIDTH, TOKEN_HIDDEN, FEATURE_HIDDEN));
    }
    return all.then(net.layerNorm("norm")).then(x -> x.mean(1));
  }

  /** {@code batch x frames x features} to {@code batch x classes}. */
  public static Layer sequence(NetworkBuilder net, int frames, int classes) {
    return mean(net, frames).then(net.dense("classes", classes));
  }
}
