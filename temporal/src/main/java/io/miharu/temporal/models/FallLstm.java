package io.miharu.temporal.models;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallNetwork;

/**
 * An LSTM over {@link BodyLooks} with an answer at every look, as it is trained and as it is
 * served: the same weights by the same names.
 *
 * @param units of the state, 1 or more
 */
public record FallLstm(int units) {

  /** The name of the input that is a sequence of looks. */
  public static final String SEQUENCE = "looks";

  private static final String NAME = "fall-lstm";

  /** {@code batch x looks x numbers} to {@code batch x looks x classes}. */
  public Network sequence(int looks, long seed) {
    NetworkBuilder net = new NetworkBuilder(NAME, seed);
    Tensor seen = net.input(SEQUENCE, looks, BodyLooks.NAMES.size());
    net.output(
        FallNetwork.OUTPUT,
        seen.apply(net.lstm(LstmHead.LAYER, units, false))
            .apply(net.dense("classes", FallNetwork.LABELS.size())));
    return net.build();
  }

  /** One look and the memory to the classes and the next memory. */
  public Network step(long seed) {
    NetworkBuilder net = new NetworkBuilder(NAME, seed);
    Tensor look = net.input(FallNetwork.INPUT, BodyLooks.NAMES.size());
    net.output(
        FallNetwork.OUTPUT,
        LstmHead.step(net, look, units, FallNetwork.LABELS.size(), FallNetwork.NEXT));
    return net.build();
  }
}
