package io.miharu.nets.graph;

import io.miharu.nets.graph.Operation.Combination;
import io.miharu.nets.graph.Tape.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes the way forward of a network, for a fixed number of samples, as a SameDiff graph. */
final class GraphWriter {

  /** Whether normalisation measures its batch and dropout drops. */
  enum Mode {
    TRAINING,
    SERVING
  }

  private final Network network;
  private final int batch;
  private final Mode mode;
  private final FloatCell reversal;
  private final Tape tape = new Tape();
  private final List<SDVariable> tensors = new ArrayList<>();
  private final Map<String, float[]> constants = new LinkedHashMap<>();
  private final Map<String, Float> masks = new LinkedHashMap<>();
  private final List<Measured> measured = new ArrayList<>();

  /** A number that may change between runs. */
  static final class FloatCell {
    float value = 1;
  }

  /**
   * What a batch normalisation measures in training, by tensor, the parameters it moves, and over
   * how many values each was measured.
   */
  record Measured(
      String mean, String variance, String runningMean, String runningVariance, int count) {}

  private GraphWriter(Network network, int batch, Mode mode, FloatCell reversal) {
    this.network = network;
    this.batch = batch;
    this.mode = mode;
    this.reversal = reversal;
  }

  /** Writes all nodes. */
  static GraphWriter write(Network network, int batch, Mode mode, FloatCell reversal) {
    GraphWriter writer = new GraphWriter(network, batch, mode, reversal);
    for (Node node : network.nodes()) {
      writer.tensors.add(writer.write(node));
    }
    return writer;
  }

  Tape tape() {
    return tape;
  }

  /** The output of a node. */
  SDVariable tensor(int node) {
    return tensors.get(node);
  }

  /** Values of placeholders that never change. */
  Map<String, float[]> constants() {
    return constants;
  }

  /** Placeholders of dropout masks with their rates. */
  Map<String, Float> masks() {
    return masks;
  }

  List<Measured> measured() {
    return measured;
  }

  private SDVariable write(Node node) {
    Operation operation = node.operation();
    List<SDVariable> inputs = node.inputs().stream().map(tensors::get).toList();
    long[] shape = node.shape().at(batch);
    if (operation instanceof Operation.Input input) {
      return tape.placeholder(input.name(), shape, false);
    } else if (operation instanceof Operation.Weight weight) {
      Parameter parameter = network.parameters().get(weight.name());
      return tape.placeholder(weight.name(), shape, parameter != null && parameter.learned());
    } else if (operation instanceof Operation.Constant constant) {
      return constant(node.name(), constant, shape);
    } else if (operation instanceof Operation.Convolution convolution) {
      return SpatialOps.convolution(tape, convolution, inputs, shape);
    } else if (operation instanceof Operation.Pool pool) {
      return SpatialOps.pool(tape, pool, inputs.get(0), shape);
    } else if (operation instanceof Operation.BatchNorm norm) {
      return batchNorm(norm, inputs, shape);
    } else if (operation instanceof Operation.LayerNorm norm) {
      return LayerNormKernel.write(tape, norm.epsilon(), inputs, shape);
    } else if (operation instanceof Operation.MatMul) {
      return tape.addPaired("matmul", inputs, shape, Settings.of(0, 0));
    } else if (operation instanceof Operation.Dense) {
      return dense(inputs, shape);
    } else if (operation instanceof Operation.Unary unary) {
      return unary(unary, inputs.get(0), shape);
    } else if (operation instanceof Operation.Binary binary) {
      return binary(binary.combination(), inputs.get(0), inputs.get(1), shape);
    } else if (operation instanceof Operation.Softmax softmax) {
      String name = softmax.log() ? "log_softmax" : "softmax";
      return tape.addPaired(name, inputs, shape, Settings.of(softmax.axis()));
    } else if (operation instanceof Operation.Dropout dropout) {
      return dropout(dropout, inputs.get(0), shape);
    } else if (operation instanceof Operation.Concat concat) {
      return concat(inputs, concat.axis(), shape);
    } else if (operation instanceof Operation.Reduce reduce) {
      long[] axes = reduce.axes().stream().mapToLong(Integer::longValue).toArray();
      String name = "reduce_" + reduce.reduction().name().toLowerCase(Locale.ROOT);
      Settings settings = Settings.of(axes).withSwitches(false);
      boolean max = reduce.reduction() == Operation.Reduction.MAX;
      return max
          ? LargestKernel.write(tape, inputs.get(0), axes, shape, settings)
          : tape.addPaired(name, inputs, shape, settings);
    } else if (operation instanceof Operation.Slice slice) {
      return slice(tape, inputs.get(0), slice.axis(), slice.from(), slice.to());
    } else if (operation instanceof Operation.Reshape) {
      return reshape(tape, inputs.get(0), shape);
    } else if (operation instanceof Operation.Permute permute) {
      return permute(inputs.get(0), permute.order(), shape);
    } else if (operation instanceof Operation.DepthToSpace enlarged) {
      return depthToSpace(inputs.get(0), enlarged.block(), shape);
    } else if (operation instanceof Operation.Recurrent recurrent) {
      return recurrent(recurrent, inputs);
    } else if (operation instanceof Operation.GradientReversal) {
      return reversed(inputs.get(0), shape);
    }
    throw new AssertionError("unknown operation " + operation);
  }

  private SDVariable constant(String name, Operation.Constant constant, long[] shape) {
    float[] values = new float[constant.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = constant.values().get(i);
    }
    constants.put(name, values);
    return tape.placeholder(name, shape, false);
  }

  private SDVariable batchNorm(Operation.BatchNorm norm, List<SDVariable> inputs, long[] shape) {
    if (mode == Mode.SERVING) {
      // The native order is x, mean, variance, gain, bias.
      List<SDVariable> native5 =
          List.of(inputs.get(0), inputs.get(3), inputs.get(4), inputs.get(1), inputs.get(2));
      Settings settings = Settings.of(1, 1, 1).withReal(norm.epsilon());
      return tape.add("batchnorm", native5, shape, settings, null);
    }
    SDVariable[] outputs = BatchNormKernel.write(tape, norm.epsilon(), inputs, shape);
    measured.add(
        new Measured(
            outputs[1].name(),
            outputs[2].name(),
            inputs.get(3).name(),
            inputs.get(4).name(),
            Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b) / shape[1])));
    return outputs[0];
  }

  private SDVariable dense(List<SDVariable> inputs, long[] shape) {
    SDVariable x = inputs.get(0);
    SDVariable w = inputs.get(1);
    SDVariable product = product(x, w, false, false, shape);
    return inputs.size() == 2 ? product : binary(Combination.ADD, product, inputs.get(2), shape);
  }

  /** A product of matrices with the two products that are its gradient. */
  private SDVariable product(SDVariable x, SDVariable w, boolean tx, boolean tw, long[] shape) {
    return tape.add(
        "matmul",
        List.of(x, w),
        shape,
        Settings.of(tx ? 1 : 0, tw ? 1 : 0, 0),
        gradients -> {
          SDVariable g = Tape.present(gradients[0]);
          return new SDVariable[] {
            tape.needsGradient(x)
                ? tape.add("matmul", List.of(g, w), tape.shape(x), Settings.of(0, 1, 0), null)
                : null,
            tape.needsGradient(w)
                ? tape.add("matmul", List.of(x, g), tape.shape(w), Settings.of(1, 0, 0), null)
                : null
          };
        });
  }

  private SDVariable unary(Operation.Unary unary, SDVariable x, long[] shape) {
    return switch (unary.function()) {
      case RELU -> relu(x, shape);
      case RELU6 -> tape.addPaired("relu6", List.of(x), shape, Settings.NONE.withReal(0));
      case SIGMOID -> tape.addPaired("sigmoid", List.of(x), shape, Settings.NONE);
      case TANH -> tape.addPaired("tanh", List.of(x), shape, Settings.NONE);
      case GELU -> GeluKernel.write(tape, x, shape);
      case SQUARE -> binary(Combination.MULTIPLY, x, x, shape);
    };
  }

  private SDVariable relu(SDVariable x, long[] shape) {
    SDVariable[] output = new SDVariable[1];
    output[0] =
        tape.add(
            "relu",
            List.of(x),
            shape,
            Settings.NONE.withReal(0),
            gradients ->
                new SDVariable[] {ReluGradient.write(tape, output[0], Tape.present(gradients[0]))});
    return output[0];
  }

  private SDVariable binary(Combination combination, SDVariable a, SDVariable b, long[] shape) {
    boolean equal = Arrays.equals(tape.shape(a), tape.shape(b));
    String name =
        switch (combination) {
          case ADD -> "add";
          case SUBTRACT -> "subtract";
          case MULTIPLY -> "multiply";
          case MAX -> "maximum";
        };
    if (!equal || combination == Combination.MAX || combination == Combination.SUBTRACT) {
      return tape.addPaired(name, List.of(a, b), shape, Settings.NONE);
    }
    return tape.add(
        name,
        List.of(a, b),
        shape,
        Settings.NONE,
        gradients -> {
          SDVariable g = Tape.present(gradients[0]);
          if (combination == Combination.ADD) {
            return new SDVariable[] {g, g};
          }
          return new SDVariable[] {
            tape.needsGradient(a)
                ? tape.add("multiply", List.of(g, b), shape, Settings.NONE, null)
                : null,
            tape.needsGradient(b)
                ? tape.add("multiply", List.of(g, a), shape, Settings.NONE, null)
                : null
          };
        });
  }

  private SDVariable dropout(Operation.Dropout dropout, SDVariable x, long[] shape) {
    if (mode == Mode.SERVING) {
      return x;
    }
    SDVariable mask = tape.placeholder("mask" + masks.size(), shape, false);
    masks.put(mask.name(), dropout.rate());
    return binary(Combination.MULTIPLY, x, mask, shape);
  }

  private SDVariable concat(List<SDVariable> parts, int axis, long[] shape) {
    return tape.add(
        "concat",
        parts,
        shape,
        Settings.of(axis),
        gradients -> {
          SDVariable g = Tape.present(gradients[0]);
          SDVariable[] back = new SDVariable[parts.size()];
          int from = 0;
          for (int i = 0; i < back.length; i++) {
            int to = from + (int) tape.shape(parts.get(i))[axis];
            back[i] = slice(tape, g, axis, from, to);
            from = to;
          }
          return back;
        });
  }

  static SDVariable slice(Tape tape, SDVariable x, int axis, int from, int to) {
    long[] shape = tape.shape(x).clone();
    long[] settings = new long[2 * shape.length];
    settings[axis] = from;
    shape[axis] = (long) to - from;
    System.arraycopy(shape, 0, settings, shape.length, shape.length);
    return tape.addPaired("slice", List.of(x), shape, Settings.of(settings));
  }

  static SDVariable reshape(Tape tape, SDVariable x, long[] shape) {
    return tape.add(
        "reshape",
        List.of(x),
        shape,
        Settings.of(shape),
        gradients -> new SDVariable[] {reshape(tape, Tape.present(gradients[0]), tape.shape(x))});
  }

  private SDVariable permute(SDVariable x, List<Integer> order, long[] shape) {
    return tape.add(
        "permute",
        List.of(x),
        shape,
        Settings.of(order.stream().mapToLong(Integer::longValue).toArray()),
        gradients -> {
          List<Integer> back = IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
          return new SDVariable[] {permute(Tape.present(gradients[0]), back, tape.shape(x))};
        });
  }

  /** Written out: the native operation knows only the other order of channels. */
  private SDVariable depthToSpace(SDVariable x, int block, long[] shape) {
    long[] small = tape.shape(x);
    long[] split = {small[0], shape[1], block, block, small[2], small[3]};
    long[] woven = {small[0], shape[1], small[2], block, small[3], block};
    SDVariable squares = permute(reshape(tape, x, split), List.of(0, 1, 4, 2, 5, 3), woven);
    return reshape(tape, squares, shape);
  }

  private SDVariable recurrent(Operation.Recurrent recurrent, List<SDVariable> inputs) {
    return switch (recurrent.cell()) {
      case LSTM -> LstmKernel.write(tape, recurrent.hidden(), recurrent.reverse(), inputs);
      case GRU -> GruKernel.write(tape, recurrent.hidden(), recurrent.reverse(), inputs);
    };
  }

  private SDVariable reversed(SDVariable x, long[] shape) {
    return tape.add(
        "reshape",
        List.of(x),
        shape,
        Settings.of(shape),
        gradients ->
            tape.addKernel(
                "reversed",
                List.of(Tape.present(gradients[0])),
                List.of(shape),
                (in, out) -> () -> negate(in[0], out[0]),
                null));
  }

  private void negate(INDArray gradient, INDArray result) {
    result.assign(gradient);
    result.muli(-reversal.value);
  }
}
