package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxGraph.number;
import static io.miharu.nets.graph.onnx.OnnxGraph.text;
import static io.miharu.nets.graph.onnx.OnnxGraph.whole;
import static io.miharu.nets.graph.onnx.OnnxGraph.wholes;

import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.Node;
import io.miharu.nets.graph.Operation;
import io.miharu.nets.graph.Parameter;
import io.miharu.nets.graph.SafeFile;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import onnx.Onnx.AttributeProto;

/**
 * Writes a network, as it computes in serving, as an ONNX file: operator set 20, any number of
 * samples, batch normalisation as an operation of its own (ONNX Runtime folds it into the
 * convolution before it).
 *
 * <p>The exported network and {@link TrainableNetwork#outputs} agree to 1e-4 on every block.
 */
public final class OnnxExporter {

  private final Network network;
  private final Map<String, float[]> parameters;
  private final OpenAxes open;
  private final OnnxGraph graph;
  private final List<String> names = new ArrayList<>();

  private OnnxExporter(Network network, Map<String, float[]> parameters, OnnxForm form) {
    this.network = network;
    this.parameters = parameters;
    this.open = OpenAxes.of(network, form);
    this.graph = new OnnxGraph(form);
  }

  /**
   * The file's bytes.
   *
   * @param parameters all of the network's, by name
   * @param metadata what the file says about itself, like its card
   */
  public static byte[] bytes(
      Network network, Map<String, float[]> parameters, Map<String, String> metadata) {
    return bytes(network, parameters, metadata, OnnxForm.USUAL);
  }

  /**
   * The file's bytes in another form.
   *
   * @param parameters all of the network's, by name
   * @param metadata what the file says about itself, like its card
   * @throws IllegalArgumentException also when the form is for pictures of any size, and the
   *     network computes what holds for one size only
   */
  public static byte[] bytes(
      Network network,
      Map<String, float[]> parameters,
      Map<String, String> metadata,
      OnnxForm form) {
    return new OnnxExporter(network, parameters, form).write(metadata);
  }

  /** Writes the network with its present weights; an existing file is replaced at the end only. */
  public static void write(TrainableNetwork network, Map<String, String> metadata, Path file)
      throws IOException {
    SafeFile.write(file, bytes(network.network(), network.parameters(), metadata));
  }

  private byte[] write(Map<String, String> metadata) {
    for (Node node : network.nodes()) {
      List<String> inputs = node.inputs().stream().map(names::get).toList();
      if (!(node.operation() instanceof Operation.Recurrent)) {
        node.inputs().forEach(this::writeWeight);
      }
      names.add(write(node, inputs));
    }
    network
        .outputs()
        .forEach(
            (name, node) -> {
              writeWeight(node);
              graph.node("Identity", name, List.of(names.get(node)));
              graph.output(name, network.nodes().get(node).shape(), open.of(node));
            });
    String version = OnnxExporter.class.getPackage().getImplementationVersion();
    return graph.file(network.name(), version == null ? "development" : version, metadata);
  }

  private void writeWeight(int index) {
    Node node = network.nodes().get(index);
    if (node.operation() instanceof Operation.Weight weight) {
      graph.weight(weight.name(), node.shape().sizes(), values(weight.name()));
    }
  }

  /** Adds what a node needs and gives the name of its output. */
  private String write(Node node, List<String> in) {
    Operation operation = node.operation();
    // A prefix keeps the names of tensors and those of inputs and outputs apart.
    String out = "/" + node.name();
    if (operation instanceof Operation.Input input) {
      graph.input(input.name(), node.shape(), open.of(names.size()));
      return input.name();
    } else if (operation instanceof Operation.Weight weight) {
      return weight.name(); // written when something reads it in this shape
    } else if (operation instanceof Operation.Constant constant) {
      return graph.constant(out, node.shape().sizes(), unboxed(constant.values()));
    } else if (operation instanceof Operation.Convolution convolution) {
      return windowed("Conv", out, in, convolution.window(), whole("group", convolution.groups()));
    } else if (operation instanceof Operation.Pool pool) {
      return pool.max()
          ? windowed("MaxPool", out, in, pool.window())
          : windowed("AveragePool", out, in, pool.window(), whole("count_include_pad", 0));
    } else if (operation instanceof Operation.BatchNorm norm) {
      return graph.node("BatchNormalization", out, in, number("epsilon", norm.epsilon()));
    } else if (operation instanceof Operation.LayerNorm norm) {
      return graph.node(
          "LayerNormalization", out, in, whole("axis", -1), number("epsilon", norm.epsilon()));
    } else if (operation instanceof Operation.MatMul) {
      return graph.node("MatMul", out, in);
    } else if (operation instanceof Operation.Dense) {
      return graph.node(in.size() == 3 ? "Gemm" : "MatMul", out, in);
    } else if (operation instanceof Operation.Unary unary) {
      return unary(unary.function(), out, in.get(0));
    } else if (operation instanceof Operation.Binary binary) {
      return graph.node(binary(binary.combination()), out, in);
    } else if (operation instanceof Operation.Softmax softmax) {
      String type = softmax.log() ? "LogSoftmax" : "Softmax";
      return graph.node(type, out, in, whole("axis", softmax.axis()));
    } else if (operation instanceof Operation.Dropout
        || operation instanceof Operation.GradientReversal) {
      return in.get(0);
    } else if (operation instanceof Operation.Concat concat) {
      return graph.node("Concat", out, in, whole("axis", concat.axis()));
    } else if (operation instanceof Operation.Reduce reduce) {
      return reduce(reduce, out, in.get(0));
    } else if (operation instanceof Operation.Slice slice) {
      List<String> all =
          List.of(
              in.get(0),
              graph.whole(slice.from()),
              graph.whole(slice.to()),
              graph.whole(slice.axis()));
      return graph.node("Slice", out, all);
    } else if (operation instanceof Operation.Reshape) {
      return graph.node("Reshape", out, List.of(in.get(0), graph.whole(open.target(node))));
    } else if (operation instanceof Operation.Permute permute) {
      return graph.node("Transpose", out, in, wholes("perm", permute.order()));
    } else if (operation instanceof Operation.DepthToSpace enlarged) {
      return graph.node(
          "DepthToSpace", out, in, whole("blocksize", enlarged.block()), text("mode", "CRD"));
    } else if (operation instanceof Operation.Recurrent recurrent) {
      return recurrent(recurrent, node, out, in.get(0));
    }
    throw new AssertionError("unknown operation " + operation);
  }

  private String windowed(
      String type, String out, List<String> in, Window window, AttributeProto... more) {
    List<Integer> pads = new ArrayList<>(window.before());
    pads.addAll(window.after());
    List<AttributeProto> attributes = new ArrayList<>(List.of(more));
    attributes.add(wholes("kernel_shape", window.kernel()));
    attributes.add(wholes("strides", window.stride()));
    attributes.add(wholes("dilations", window.dilation()));
    attributes.add(wholes("pads", pads));
    return graph.node(type, out, in, attributes.toArray(AttributeProto[]::new));
  }

  private String unary(Operation.Function function, String out, String in) {
    return switch (function) {
      case RELU -> graph.node("Relu", out, List.of(in));
      case RELU6 ->
          graph.node(
              "Clip",
              out,
              List.of(
                  in,
                  graph.constant("zero", List.of(), new float[] {0}),
                  graph.constant("six", List.of(), new float[] {6})));
      case GELU -> graph.node("Gelu", out, List.of(in));
      case SIGMOID -> graph.node("Sigmoid", out, List.of(in));
      case TANH -> graph.node("Tanh", out, List.of(in));
      case SQUARE -> graph.node("Mul", out, List.of(in, in));
    };
  }

  private static String binary(Operation.Combination combination) {
    return switch (combination) {
      case ADD -> "Add";
      case SUBTRACT -> "Sub";
      case MULTIPLY -> "Mul";
      case MAX -> "Max";
    };
  }

  private String reduce(Operation.Reduce reduce, String out, String in) {
    String type =
        switch (reduce.reduction()) {
          case MEAN -> "ReduceMean";
          case SUM -> "ReduceSum";
          case MAX -> "ReduceMax";
        };
    String axes = graph.whole(reduce.axes().stream().mapToLong(Integer::longValue).toArray());
    return graph.node(type, out, List.of(in, axes), whole("keepdims", 0));
  }

  /** ONNX wants time first and a leading axis of directions on the weights. */
  private String recurrent(Operation.Recurrent recurrent, Node node, String out, String x) {
    boolean lstm = recurrent.cell() == Operation.Cell.LSTM;
    List<Integer> swapped = List.of(1, 0, 2);
    String timeFirst = graph.node("Transpose", out + "/in", List.of(x), wholes("perm", swapped));
    Parameter w = parameter(node, 1);
    Parameter r = parameter(node, 2);
    Parameter b = parameter(node, 3);
    float[] bias = values(b.name());
    if (lstm) {
      // Ours is the sum of the two that ONNX has.
      bias = java.util.Arrays.copyOf(bias, 2 * bias.length);
    }
    List<String> inputs =
        List.of(
            timeFirst,
            graph.constant(w.name() + "/1", direction(w.shape()), values(w.name())),
            graph.constant(r.name() + "/1", direction(r.shape()), values(r.name())),
            graph.constant(b.name() + "/1", List.of(1, bias.length), bias));
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(whole("hidden_size", recurrent.hidden()));
    attributes.add(text("direction", recurrent.reverse() ? "reverse" : "forward"));
    if (!lstm) {
      attributes.add(whole("linear_before_reset", 1));
    }
    String states =
        graph.node(
            lstm ? "LSTM" : "GRU",
            out + "/states",
            inputs,
            attributes.toArray(AttributeProto[]::new));
    String squeezed = graph.node("Squeeze", out + "/flat", List.of(states, graph.whole(1)));
    return graph.node("Transpose", out, List.of(squeezed), wholes("perm", swapped));
  }

  private Parameter parameter(Node node, int input) {
    Operation weight = network.nodes().get(node.inputs().get(input)).operation();
    if (weight instanceof Operation.Weight known) {
      return Objects.requireNonNull(network.parameters().get(known.name()));
    }
    throw new AssertionError(node.name() + " has a computed weight");
  }

  private float[] values(String parameter) {
    Parameter known = Objects.requireNonNull(network.parameters().get(parameter));
    float[] values = parameters.get(parameter);
    if (values == null || values.length != known.length()) {
      throw new IllegalArgumentException(
          "%s needs %d values for %s, got %s; are the parameters of another network?"
              .formatted(
                  network.name(),
                  known.length(),
                  parameter,
                  values == null ? "none" : values.length));
    }
    return values;
  }

  private static List<Integer> direction(List<Integer> sizes) {
    List<Integer> all = new ArrayList<>(sizes);
    all.add(0, 1);
    return all;
  }

  private static float[] unboxed(List<Float> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return values;
  }
}
