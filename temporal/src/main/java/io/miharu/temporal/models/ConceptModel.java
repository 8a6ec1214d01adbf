package io.miharu.temporal.models;

import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.temporal.sequences.SequenceNetwork;
import io.miharu.temporal.sequences.SequencePreparation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The networks over what is said of a video, concept by concept, by name: the heads of {@link
 * ClipModel} on concept scores in place of features of frames.
 *
 * <p>Input {@link SequenceNetwork#INPUT}, {@code batch x looks x concepts} in [0, 1]; output {@link
 * SequenceNetwork#OUTPUT}, {@code batch x classes} before softmax.
 */
public enum ConceptModel {
  /** An LSTM of {@value #UNITS} units. */
  CONCEPT_LSTM {
    @Override
    Layer sequence(NetworkBuilder net, int looks, int classes) {
      return LstmHead.sequence(net, UNITS, classes);
    }
  },
  /** Temporal convolutions of as many levels as see all looks. */
  CONCEPT_TCN {
    @Override
    Layer sequence(NetworkBuilder net, int looks, int classes) {
      return TcnHead.sequence(net, levels(looks), classes);
    }
  };

  /** Of the LSTM: concepts are few, and so are clips to learn from. */
  static final int UNITS = 32;

  /** As it is called on the command line: {@code concept-lstm}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The model of a name, if there is one. */
  public static Optional<ConceptModel> of(String label) {
    return Arrays.stream(values()).filter(model -> model.label().equals(label)).findFirst();
  }

  abstract Layer sequence(NetworkBuilder net, int looks, int classes);

  /**
   * The network with its first weights.
   *
   * @param classes 2 or more
   * @param seed of the weights
   */
  public Network network(SequencePreparation input, int classes, long seed) {
    NetworkBuilder net = new NetworkBuilder(label(), seed);
    net.output(
        SequenceNetwork.OUTPUT,
        net.input(SequenceNetwork.INPUT, input.looks(), input.concepts().size())
            .apply(sequence(net, input.looks(), classes)));
    return net.build();
  }

  /** The fewest levels whose receptive field is no shorter than the window. */
  static int levels(int looks) {
    int levels = 1;
    while (TcnHead.receptiveField(levels) < looks) {
      levels++;
    }
    return levels;
  }
}
