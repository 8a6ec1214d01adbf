package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxFile.text;
import static io.miharu.nets.graph.onnx.OnnxFile.whole;
import static io.miharu.nets.graph.onnx.OnnxFile.wholes;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx.NodeProto;

/**
 * Reads the LSTM and GRU nodes of an ONNX file, which want time before the batch and give
 * directions an axis of their own, and the transpositions around them.
 *
 * <p>Here the batch is always first, so what lies between is kept as it would be with the batch
 * first, and under which disguise. Not thread-safe.
 */
final class ImportedRecurrence {

  /** How ONNX lays out what we keep as {@code batch x time x features}, or without time. */
  private enum Disguise {
    /** {@code time x batch x features}. */
    TIME_FIRST,
    /** {@code time x directions x batch x hidden}. */
    STATES,
    /** {@code time x batch x directions x hidden}. */
    STATES_TURNED,
    /** {@code directions x batch x hidden}, of the last step; kept as {@code batch x hidden}. */
    LAST_STATE
  }

  private record Disguised(Tensor tensor, Disguise as, int directions) {}

  private final OnnxFile file;
  private final NetworkBuilder net;
  private final Map<String, Disguised> known = new HashMap<>();

  ImportedRecurrence(OnnxFile file, NetworkBuilder net) {
    this.file = file;
    this.net = net;
  }

  /**
   * Reads a node that is a recurrent layer, or makes or takes off a disguise.
   *
   * @param tensors what is known without disguise, by name; receives what this node gives without
   * @return false for any other node
   */
  boolean read(NodeProto node, Map<String, Tensor> tensors) throws ModelFormatException {
    String type = node.getOpType();
    if (type.equals("LSTM") || type.equals("GRU")) {
      layer(node, type.equals("LSTM"));
      return true;
    }
    String in = node.getInputCount() == 0 ? "" : node.getInput(0);
    Disguised before = known.get(in);
    Optional<Disguised> after = Optional.empty();
    if (before == null) {
      Tensor x = tensors.get(in);
      if (x == null || !turns(node, 1, 0, 2) || x.shape().rank() != 3) {
        return false;
      }
      after = Optional.of(new Disguised(x, Disguise.TIME_FIRST, 1));
    } else if (before.as() == Disguise.TIME_FIRST && turns(node, 1, 0, 2)) {
      tensors.put(node.getOutput(0), before.tensor());
      return true;
    } else if (before.as() == Disguise.STATES && turns(node, 0, 2, 1, 3)) {
      after = Optional.of(new Disguised(before.tensor(), Disguise.STATES_TURNED, 2));
    } else if (before.as() == Disguise.STATES && before.directions() == 1 && squeezes(node, 1)) {
      after = Optional.of(new Disguised(before.tensor(), Disguise.TIME_FIRST, 1));
    } else if (before.as() == Disguise.STATES_TURNED && joins(node)) {
      after = Optional.of(new Disguised(before.tensor(), Disguise.TIME_FIRST, 1));
    } else if (before.as() == Disguise.LAST_STATE && squeezes(node, 0)) {
      tensors.put(node.getOutput(0), before.tensor());
      return true;
    }
    known.put(
        node.getOutput(0),
        after.orElseThrow(
            () ->
                file.refused(
                    "node %s (%s) works on a sequence whose first axis is time; needed a transposition that puts the batch first"
                        .formatted(node.getOutput(0), type))));
    return true;
  }

  private static boolean turns(NodeProto node, int... order) {
    return node.getOpType().equals("Transpose") && Arrays.equals(wholes(node, "perm"), order);
  }

  private boolean squeezes(NodeProto node, int axis) throws ModelFormatException {
    if (!node.getOpType().equals("Squeeze")) {
      return false;
    }
    long[] axes =
        node.getInputCount() > 1
            ? file.wholes(node.getInput(1))
            : Arrays.stream(wholes(node, "axes")).asLongStream().toArray();
    return Arrays.equals(axes, new long[] {axis});
  }

  /** Time and batch stay, directions and hidden units become one axis. */
  private boolean joins(NodeProto node) throws ModelFormatException {
    return node.getOpType().equals("Reshape") && file.wholes(node.getInput(1)).length == 3;
  }

  private void layer(NodeProto node, boolean lstm) throws ModelFormatException {
    Disguised x = known.get(node.getInput(0));
    String name = node.getOutputList().stream().filter(o -> !o.isEmpty()).findFirst().orElse("");
    if (x == null || x.as() != Disguise.TIME_FIRST) {
      throw file.refused(
          "node %s needs its sequence from a transposition of one with the batch first"
              .formatted(name));
    }
    requireUsual(node, lstm, name);
    int hidden = (int) whole(node, "hidden_size", 0);
    String direction = text(node, "direction", "forward");
    Tensor states =
        switch (direction) {
          case "forward" -> oneWay(node, lstm, name, x.tensor(), hidden, false, 0);
          case "reverse" -> oneWay(node, lstm, name, x.tensor(), hidden, true, 0);
          default ->
              Tensor.concat(
                  2,
                  List.of(
                      oneWay(node, lstm, name + ".forward", x.tensor(), hidden, false, 0),
                      oneWay(node, lstm, name + ".backward", x.tensor(), hidden, true, 1)));
        };
    int directions = direction.equals("bidirectional") ? 2 : 1;
    if (!node.getOutput(0).isEmpty()) {
      known.put(node.getOutput(0), new Disguised(states, Disguise.STATES, directions));
    }
    if (node.getOutputCount() > 1 && directions == 1) {
      int last = direction.equals("reverse") ? 0 : states.shape().size(1) - 1;
      known.put(node.getOutput(1), new Disguised(states.at(1, last), Disguise.LAST_STATE, 1));
    }
  }

  private void requireUsual(NodeProto node, boolean lstm, String name) throws ModelFormatException {
    boolean usual =
        whole(node, "layout", 0) == 0
            && node.getAttributeList().stream()
                .noneMatch(a -> a.getName().equals("activations") || a.getName().equals("clip"));
    usual &= lstm || whole(node, "linear_before_reset", 0) == 1;
    for (int i = 4; i < node.getInputCount(); i++) {
      String input = node.getInput(i);
      usual &= input.isEmpty() || (i > 4 && file.isConstant(input) && zero(file.values(input)));
    }
    if (!usual) {
      throw file.refused(
          "node %s needs usual activations, no lengths, no first states%s"
              .formatted(name, lstm ? " and no peepholes" : ", and linear_before_reset of 1"));
    }
  }

  private static boolean zero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private Tensor oneWay(
      NodeProto node, boolean lstm, String name, Tensor x, int hidden, boolean reverse, int place)
      throws ModelFormatException {
    Tensor states =
        x.apply(lstm ? net.lstm(name, hidden, reverse) : net.gru(name, hidden, reverse));
    int rows = (lstm ? 4 : 3) * hidden;
    net.startFrom(
        name + ".input", part(file.values(node.getInput(1)), place, rows * x.shape().size(2)));
    net.startFrom(name + ".state", part(file.values(node.getInput(2)), place, rows * hidden));
    float[] both =
        node.getInputCount() > 3 && !node.getInput(3).isEmpty()
            ? part(file.values(node.getInput(3)), place, 2 * rows)
            : new float[2 * rows];
    net.startFrom(name + ".bias", lstm ? halvesAdded(both) : both);
    return states;
  }

  private static float[] part(float[] values, int place, int length) {
    return Arrays.copyOfRange(values, place * length, (place + 1) * length);
  }

  /** ONNX has a bias for the input and one for the state, of which an LSTM needs only the sum. */
  private static float[] halvesAdded(float[] both) {
    float[] sum = new float[both.length / 2];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = both[i] + both[sum.length + i];
    }
    return sum;
  }
}
