package io.miharu.nets.graph.onnx;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.Node;
import io.miharu.nets.graph.Operation;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which axes of a network's tensors are as long as the height and width of its picture make them,
 * and how reshaping is written so that it holds for pictures of every size.
 *
 * <p>A network is described for one size; this follows the picture's height and width from the
 * input through every operation. Axes count the batch, which is axis 0.
 */
final class OpenAxes {

  private static final int HEIGHT = 2;
  private static final int WIDTH = 3;

  private final Network network;
  private final OnnxForm form;
  private final List<Set<Integer>> axes = new ArrayList<>();

  private OpenAxes(Network network, OnnxForm form) {
    this.network = network;
    this.form = form;
  }

  /**
   * Follows the picture's sizes where the form leaves them open; where it does not, no axis is.
   *
   * @throws IllegalArgumentException when the network takes something else than one picture, or
   *     computes what holds for pictures of one size only
   */
  static OpenAxes of(Network network, OnnxForm form) {
    if (form.anySize()
        && (network.inputs().size() != 1
            || network.inputs().values().iterator().next().rank() != 4)) {
      throw new IllegalArgumentException(
          "only a network of one picture, batch x channels x height x width, can be written for pictures of any size, and %s takes %s"
              .formatted(network.name(), network.inputs()));
    }
    OpenAxes open = new OpenAxes(network, form);
    network.nodes().forEach(node -> open.axes.add(open.follow(node)));
    return open;
  }

  /** The open axes of a node's output. */
  Set<Integer> of(int node) {
    return axes.get(node);
  }

  /** The sizes that a reshaping is told: 0 is the size before, -1 what is left of the values. */
  long[] target(Node reshape) {
    TensorShape shape = reshape.shape();
    long[] sizes = shape.at(1);
    if (first(reshape).isEmpty()) {
      sizes[0] = shape.hasBatch() && !form.oneSample() ? -1 : sizes[0];
      return sizes;
    }
    sizes[0] = 0;
    int merged = kept(reshape);
    for (int axis : reshaped(reshape)) {
      sizes[axis] = axis == merged ? -1 : 0;
    }
    return sizes;
  }

  private Set<Integer> follow(Node node) {
    Operation operation = node.operation();
    if (operation instanceof Operation.Input) {
      return form.anySize() ? Set.of(HEIGHT, WIDTH) : Set.of();
    }
    if (node.inputs().stream().allMatch(input -> axes.get(input).isEmpty())) {
      return Set.of();
    }
    if (operation instanceof Operation.Convolution convolution) {
      return windowed(node, convolution.window());
    } else if (operation instanceof Operation.Pool pool) {
      return windowed(node, pool.window());
    } else if (operation instanceof Operation.BatchNorm
        || operation instanceof Operation.Unary
        || operation instanceof Operation.Softmax
        || operation instanceof Operation.Dropout
        || operation instanceof Operation.DepthToSpace
        || operation instanceof Operation.GradientReversal) {
      return first(node);
    } else if (operation instanceof Operation.Binary) {
      return aligned(node);
    } else if (operation instanceof Operation.Concat concat) {
      return joined(node, concat.axis());
    } else if (operation instanceof Operation.Slice slice && !first(node).contains(slice.axis())) {
      return first(node);
    } else if (operation instanceof Operation.Reduce reduce) {
      return left(first(node), reduce.axes());
    } else if (operation instanceof Operation.Permute permute) {
      Set<Integer> moved = new TreeSet<>();
      first(node).forEach(axis -> moved.add(permute.order().indexOf(axis)));
      return moved;
    } else if (operation instanceof Operation.Reshape) {
      return reshaped(node);
    }
    throw refused(node, "it needs sizes that are the same for every picture");
  }

  /** The axes that windows move over stay open; how far they are padded must not depend on them. */
  private Set<Integer> windowed(Node node, Window window) {
    if (window.same() && Collections.max(window.stride()) > 1) {
      throw refused(node, "its \"same\" padding depends on them; say the padding");
    }
    return first(node);
  }

  /** Counted from the last axis, and a size of 1 is repeated. */
  private Set<Integer> aligned(Node node) {
    Set<Integer> open = new TreeSet<>();
    for (int input : node.inputs()) {
      int shift = node.shape().rank() - shape(input).rank();
      axes.get(input).forEach(axis -> open.add(axis + shift));
    }
    for (int input : node.inputs()) {
      int shift = node.shape().rank() - shape(input).rank();
      for (int axis : open) {
        boolean there = axis - shift >= (shape(input).hasBatch() ? 1 : 0);
        if (there
            && !axes.get(input).contains(axis - shift)
            && shape(input).size(axis - shift) > 1) {
          throw refused(node, "one of its inputs is of one size only");
        }
      }
    }
    return open;
  }

  private Set<Integer> joined(Node node, int along) {
    Set<Integer> open = new TreeSet<>();
    node.inputs().forEach(input -> open.addAll(axes.get(input)));
    for (int axis : open) {
      if (axis != along && !node.inputs().stream().allMatch(in -> axes.get(in).contains(axis))) {
        throw refused(node, "one of its inputs is of one size only");
      }
    }
    return open;
  }

  private static Set<Integer> left(Set<Integer> open, List<Integer> dropped) {
    Set<Integer> left = new TreeSet<>();
    for (int axis : open) {
      if (!dropped.contains(axis)) {
        left.add(axis - (int) dropped.stream().filter(other -> other < axis).count());
      }
    }
    return left;
  }

  /** What comes first and is as long as before is kept; the rest, where it is open, is one axis. */
  private Set<Integer> reshaped(Node node) {
    TensorShape before = shape(node.inputs().get(0));
    int kept = kept(node);
    Set<Integer> open = new TreeSet<>(first(node));
    boolean merges = open.removeIf(axis -> axis >= kept);
    if (before.rows() != node.shape().rows() || (merges && node.shape().rank() != kept + 1)) {
      throw refused(
          node,
          "%s becomes %s; of open sizes it can keep the first ones and join all others to one"
              .formatted(before, node.shape()));
    }
    if (merges) {
      open.add(kept);
    }
    return open;
  }

  /** How many axes a reshaping leaves as they are, from the first on. */
  private int kept(Node reshape) {
    TensorShape before = shape(reshape.inputs().get(0));
    TensorShape after = reshape.shape();
    // Where axes are joined, the last one is what they become, even if it is as long as one of
    // them.
    int most = before.rank() > after.rank() ? after.rank() - 1 : before.rank();
    int kept = 1;
    while (kept < most && before.size(kept) == after.size(kept)) {
      kept++;
    }
    return kept;
  }

  private Set<Integer> first(Node node) {
    return axes.get(node.inputs().get(0));
  }

  private TensorShape shape(int node) {
    return network.nodes().get(node).shape();
  }

  private IllegalArgumentException refused(Node node, String why) {
    return new IllegalArgumentException(
        "%s cannot be written for pictures of any size: %s depends on height and width, and %s"
            .formatted(network.name(), node.name(), why));
  }
}
