package io.miharu.temporal.models;

import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The networks for clips, by name.
 *
 * <p>Input {@link ClipInput#NAME}, output {@link #LOGITS}, {@code batch x classes} before softmax.
 */
public enum ClipModel {
  /** 3D convolutions. */
  C3D_SMALL {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      return Volumes.c3dSmall(net);
    }
  },
  /** 3D convolutions in two parts each. */
  R21_SMALL {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      return Volumes.r21Small(net);
    }
  },
  /** Frame features and an LSTM of 128 units. */
  CNN_LSTM {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      return FrameEncoder.clip(net).then(LstmHead.state(net, LstmHead.HIDDEN));
    }
  },
  /** Frame features and temporal convolutions of four levels. */
  CNN_TCN {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      return FrameEncoder.clip(net).then(TcnHead.last(net, LEVELS));
    }
  },
  /** Frame features and a mixer. */
  CNN_MIXER {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      return FrameEncoder.clip(net).then(MixerHead.mean(net, input.frames()));
    }
  },
  /** One frame: what a network without time can know, for comparison. */
  STATIC {
    @Override
    Layer features(NetworkBuilder net, ClipInput input) {
      if (input.frames() != 1) {
        throw new IllegalArgumentException(
            "the static model sees one frame, got clips of " + input.frames());
      }
      return FrameEncoder.clip(net).then(Tensor::flatten).then(Tensor::relu);
    }
  };

  /** The name of the output. */
  public static final String LOGITS = "logits";

  /** The name of the output of an adversary. */
  public static final String DOMAINS = "domains";

  /** Of the TCN. */
  static final int LEVELS = 4;

  /** As it is called on the command line: {@code cnn-lstm}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException listing those there are
   */
  public static ClipModel of(String label) {
    return Arrays.stream(values())
        .filter(model -> model.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no model %s; choose one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(ClipModel::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** {@code batch x channels x frames x side x side} to {@code batch x features}. */
  abstract Layer features(NetworkBuilder net, ClipInput input);

  /**
   * The network with its first weights.
   *
   * @param classes 2 or more
   * @param seed of the weights
   */
  public Network network(ClipInput input, int classes, long seed) {
    NetworkBuilder net = new NetworkBuilder(label(), seed);
    output(net, LOGITS, classes, features(net, input, clip(net, input)), "classes");
    return net.build();
  }

  /**
   * The same with an adversary: a second output {@link #DOMAINS} that guesses from the features of
   * which domain a clip is, such as its frame rate, behind {@link Tensor#reverseGradient}, so that
   * the features learn not to tell it. Its input is normalised over the batch, then come sixty-four
   * hidden units; the weights of the other output have the names that they have without.
   *
   * @param domains 2 or more
   */
  public Network adversarial(ClipInput input, int classes, int domains, long seed) {
    NetworkBuilder net = new NetworkBuilder(label(), seed);
    Tensor features = features(net, input, clip(net, input));
    output(net, LOGITS, classes, features, "classes");
    // Else the slope that it gives depends on how large the features happen to be.
    Tensor told = features.reverseGradient().apply(net.batchNorm("domains.norm"));
    Tensor hidden = told.apply(net.dense("domains.hidden", 64)).relu();
    output(net, DOMAINS, domains, hidden, "domains");
    return net.build();
  }

  /** The network that gives its features, with the weights of {@link #network} by name. */
  public Network features(ClipInput input) {
    NetworkBuilder net = new NetworkBuilder(label(), 0);
    net.output("features", features(net, input, clip(net, input)));
    return net.build();
  }

  private static void output(
      NetworkBuilder net, String output, int count, Tensor features, String layer) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "a model needs two %s or more, got %d".formatted(layer, count));
    }
    net.output(output, features.apply(net.dense(layer, count)));
  }

  private static Tensor clip(NetworkBuilder net, ClipInput input) {
    int side = input.side();
    return net.input(ClipInput.NAME, input.channels(), input.frames(), side, side);
  }

  /** Of each stream by itself, side by side (Simonyan and Zisserman, arXiv:1406.2199). */
  private Tensor features(NetworkBuilder net, ClipInput input, Tensor clip) {
    if (input.streams().size() == 1) {
      return centred(net, clip, input.streams().get(0)).apply(features(net, input));
    }
    List<Tensor> all = new ArrayList<>();
    int channel = 0;
    for (ClipInput.Stream stream : input.streams()) {
      Tensor part = clip.slice(1, channel, channel + stream.channels());
      channel += stream.channels();
      String scope = "stream" + (all.size() + 1);
      all.add(centred(net, part, stream).apply(net.within(scope, () -> features(net, input))));
    }
    return Tensor.concat(1, all);
  }

  /**
   * Around 0, where a network begins to learn several times sooner: brightness without the mean of
   * its frame, which the light may have made; what has a sign, without the half.
   */
  private static Tensor centred(NetworkBuilder net, Tensor x, ClipInput.Stream stream) {
    if (stream.signed()) {
      return x.times(2).minus(net.constant("half", new float[] {1}, 1));
    }
    int frames = x.shape().rank() == 5 ? x.shape().size(2) : 1;
    int plane = x.shape().size(x.shape().rank() - 1) * x.shape().size(x.shape().rank() - 2);
    Tensor mean = x.reshape(stream.channels(), frames, plane).mean(1, 3);
    Tensor spread = x.shape().rank() == 5 ? mean.reshape(1, frames, 1, 1) : mean.reshape(1, 1, 1);
    return x.minus(spread).times(2);
  }

  /**
   * The network of one step, for {@link #CNN_LSTM} and {@link #CNN_TCN}: input {@code frame} of
   * {@code batch x channels x side x side} and the inputs {@code state.*}, outputs {@link #LOGITS}
   * and the same states. Its weights are those of {@link #network}, by name.
   *
   * @throws IllegalArgumentException for a model that needs the whole clip, or more than a stream
   */
  public Network step(ClipInput input, int classes) {
    if (input.streams().size() > 1) {
      throw new IllegalArgumentException("frame by frame, a model sees one stream, got " + input);
    }
    NetworkBuilder net = new NetworkBuilder(label(), 0);
    Tensor frame = net.input("frame", input.channels(), input.side(), input.side());
    Tensor features = centred(net, frame, input.streams().get(0)).apply(FrameEncoder.frames(net));
    if (this == CNN_LSTM) {
      net.output(LOGITS, LstmHead.step(net, features, LstmHead.HIDDEN, classes));
    } else if (this == CNN_TCN) {
      net.output(LOGITS, TcnHead.step(net, features, LEVELS, classes));
    } else {
      throw new IllegalArgumentException(
          label() + " needs whole clips; cnn-lstm and cnn-tcn also run frame by frame");
    }
    return net.build();
  }
}
