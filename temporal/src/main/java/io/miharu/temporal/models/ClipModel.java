package io.miharu.temporal.models;

import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.Arrays;
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
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      return Volumes.c3dSmall(net, classes);
    }
  },
  /** 3D convolutions in two parts each. */
  R21_SMALL {
    @Override
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      return Volumes.r21Small(net, classes);
    }
  },
  /** Frame features and an LSTM of 128 units. */
  CNN_LSTM {
    @Override
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      return FrameEncoder.clip(net).then(LstmHead.sequence(net, LstmHead.HIDDEN, classes));
    }
  },
  /** Frame features and temporal convolutions of four levels. */
  CNN_TCN {
    @Override
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      return FrameEncoder.clip(net).then(TcnHead.sequence(net, LEVELS, classes));
    }
  },
  /** Frame features and a mixer. */
  CNN_MIXER {
    @Override
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      return FrameEncoder.clip(net).then(MixerHead.sequence(net, input.frames(), classes));
    }
  },
  /** One frame: what a network without time can know, for comparison. */
  STATIC {
    @Override
    Layer layers(NetworkBuilder net, ClipInput input, int classes) {
      if (input.frames() != 1) {
        throw new IllegalArgumentException(
            "the static model sees one frame, got clips of " + input.frames());
      }
      return FrameEncoder.clip(net)
          .then(Tensor::flatten)
          .then(Tensor::relu)
          .then(net.dense("classes", classes));
    }
  };

  /** The name of the output. */
  public static final String LOGITS = "logits";

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

  abstract Layer layers(NetworkBuilder net, ClipInput input, int classes);

  /**
   * The network with its first weights.
   *
   * @param classes 2 or more
   * @param seed of the weights
   */
  public Network network(ClipInput input, int classes, long seed) {
    if (classes < 2) {
      throw new IllegalArgumentException("a model needs two classes or more, got " + classes);
    }
    NetworkBuilder net = new NetworkBuilder(label(), seed);
    Tensor clip =
        net.input(ClipInput.NAME, input.channels(), input.frames(), input.side(), input.side());
    net.output(LOGITS, centred(net, clip).apply(layers(net, input, classes)));
    return net.build();
  }

  /** Brightness from −1 to 1: around 0 a network begins to learn several times sooner. */
  private static Tensor centred(NetworkBuilder net, Tensor brightness) {
    return brightness.times(2).minus(net.constant("middle", new float[] {1}, 1));
  }

  /**
   * The network of one step, for {@link #CNN_LSTM} and {@link #CNN_TCN}: input {@code frame} of
   * {@code batch x channels x side x side} and the inputs {@code state.*}, outputs {@link #LOGITS}
   * and the same states. Its weights are those of {@link #network}, by name.
   *
   * @throws IllegalArgumentException for a model that needs the whole clip
   */
  public Network step(ClipInput input, int classes) {
    NetworkBuilder net = new NetworkBuilder(label(), 0);
    Tensor frame = net.input("frame", input.channels(), input.side(), input.side());
    Tensor features = centred(net, frame).apply(FrameEncoder.frames(net));
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
