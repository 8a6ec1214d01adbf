package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxFile.number;
import static io.miharu.nets.graph.onnx.OnnxFile.whole;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * Reads an ONNX network, such as MobileNetV2, so that it can be trained further.
 *
 * <pre>{@code
 * NetworkBuilder net = new NetworkBuilder("scenes", 7);
 * Tensor features = OnnxImporter.read(file, net, "embedding");
 * net.output("logits", features.apply(net.dense("scenes", 5)));
 * }</pre>
 *
 * <p>The first size of each input is taken as the batch. Convolution (any groups), pooling, batch
 * and layer normalisation, dense layers, LSTM and GRU, the common functions and arithmetic,
 * reshaping with constant shapes, concatenation, slices and means are understood; anything else is
 * refused by name. Weights that were folded into a convolution before stay folded.
 */
public final class OnnxImporter {

  private final OnnxFile file;
  private final NetworkBuilder net;
  private final ImportedWindows windows;
  private final ImportedShapes shapes;
  private final ImportedRecurrence recurrence;
  private final Map<String, Tensor> tensors = new HashMap<>();

  private OnnxImporter(OnnxFile file, NetworkBuilder net) {
    this.file = file;
    this.net = net;
    this.windows = new ImportedWindows(file, net);
    this.shapes = new ImportedShapes(file);
    this.recurrence = new ImportedRecurrence(file, net);
  }

  /**
   * A whole network, with its outputs.
   *
   * @throws ModelFormatException when it is no ONNX file, or has what cannot be read
   */
  public static Network read(Path path, String name) throws IOException {
    OnnxFile file = OnnxFile.read(path);
    List<String> outputs =
        file.graph().getOutputList().stream().map(ValueInfoProto::getName).toList();
    NetworkBuilder net = new NetworkBuilder(name, 0);
    OnnxImporter importer = new OnnxImporter(file, net);
    importer.readFor(outputs);
    for (String output : outputs) {
      net.output(output, importer.tensor(output));
    }
    return net.build();
  }

  /**
   * The part of a network that a tensor is made of, as the beginning of another.
   *
   * @param upTo name of the tensor in the file
   * @throws ModelFormatException when it is no ONNX file, or has what cannot be read
   */
  public static Tensor read(Path path, NetworkBuilder net, String upTo) throws IOException {
    OnnxImporter importer = new OnnxImporter(OnnxFile.read(path), net);
    importer.readFor(List.of(upTo));
    return importer.tensor(upTo);
  }

  private void readFor(List<String> outputs) throws ModelFormatException {
    Set<String> needed = needed(outputs);
    for (ValueInfoProto input : file.graph().getInputList()) {
      if (needed.contains(input.getName()) && !file.isConstant(input.getName())) {
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        int[] sizes = new int[Math.max(0, shape.getDimCount() - 1)];
        for (int i = 0; i < sizes.length; i++) {
          sizes[i] = Math.toIntExact(shape.getDim(i + 1).getDimValue());
          if (sizes[i] < 1) {
            throw file.refused(
                "input %s needs sizes that are fixed but for the batch, got %s; export it for one size"
                    .formatted(input.getName(), shape.toString().replace('\n', ' ')));
          }
        }
        tensors.put(input.getName(), net.input(input.getName(), sizes));
      }
    }
    for (NodeProto node : file.graph().getNodeList()) {
      if (node.getOutputList().stream().anyMatch(needed::contains)
          && !file.isConstant(node.getOutput(0))) {
        try {
          if (!recurrence.read(node, tensors)) {
            tensors.put(node.getOutput(0), tensorOf(node));
          }
        } catch (IllegalArgumentException refused) {
          throw new ModelFormatException(
              "%s: node %s (%s): %s"
                  .formatted(
                      file.file(), node.getOutput(0), node.getOpType(), refused.getMessage()),
              refused);
        }
      }
    }
  }

  /** All tensors that the outputs are made of. */
  private Set<String> needed(List<String> outputs) {
    Set<String> needed = new LinkedHashSet<>(outputs);
    List<NodeProto> nodes = new ArrayList<>(file.graph().getNodeList());
    Collections.reverse(nodes);
    for (NodeProto node : nodes) {
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
      }
    }
    return needed;
  }

  private Tensor tensorOf(NodeProto node) throws ModelFormatException {
    return switch (node.getOpType()) {
      case "Conv" -> windows.convolution(node, input(node, 0));
      case "BatchNormalization" -> batchNorm(node);
      case "LayerNormalization" -> layerNorm(node);
      case "MaxPool" -> windows.maxPool(node, input(node, 0));
      case "AveragePool" -> windows.averagePool(node, input(node, 0));
      case "GlobalAveragePool" -> globalAveragePool(input(node, 0));
      case "Gemm", "MatMul" -> product(node);
      case "Relu" -> input(node, 0).relu();
      case "Clip" -> clip(node);
      case "Gelu" -> input(node, 0).gelu();
      case "Sigmoid" -> input(node, 0).sigmoid();
      case "Tanh" -> input(node, 0).tanh();
      case "Softmax" -> input(node, 0).softmax(axis(node, input(node, 0)));
      case "LogSoftmax" -> input(node, 0).logSoftmax(axis(node, input(node, 0)));
      case "Add" -> input(node, 0).plus(input(node, 1));
      case "Sub" -> input(node, 0).minus(input(node, 1));
      case "Mul" -> input(node, 0).times(input(node, 1));
      case "Max" -> input(node, 0).max(input(node, 1));
      case "Identity", "Dropout" -> input(node, 0);
      case "Flatten" -> input(node, 0).flatten();
      case "Reshape" -> shapes.reshape(node, input(node, 0));
      case "Transpose" -> input(node, 0).permute(file.required(node, "perm"));
      case "DepthToSpace" -> shapes.depthToSpace(node, input(node, 0));
      case "Concat" -> concat(node);
      case "Slice" -> shapes.slice(node, input(node, 0));
      case "ReduceMean" -> shapes.reduceMean(node, input(node, 0));
      default ->
          throw file.refused(
              "node %s is a %s, which cannot be trained here; needed convolutions, pooling, normalisation, dense and recurrent layers and arithmetic"
                  .formatted(node.getOutput(0), node.getOpType()));
    };
  }

  private Tensor batchNorm(NodeProto node) throws ModelFormatException {
    String name = node.getOutput(0);
    Tensor output = input(node, 0).apply(net.batchNorm(name, number(node, "epsilon", 1e-5f)));
    List<String> parts = List.of(".gain", ".bias", ".mean", ".variance");
    for (int i = 0; i < parts.size(); i++) {
      net.startFrom(name + parts.get(i), file.values(node.getInput(1 + i)));
    }
    return output;
  }

  private Tensor layerNorm(NodeProto node) throws ModelFormatException {
    String name = node.getOutput(0);
    Tensor output = input(node, 0).apply(net.layerNorm(name));
    net.startFrom(name + ".gain", file.values(node.getInput(1)));
    net.startFrom(name + ".bias", file.values(node.getInput(2)));
    return output;
  }

  private static Tensor globalAveragePool(Tensor x) {
    int[] sizes = new int[x.shape().rank() - 1];
    Arrays.fill(sizes, 1);
    sizes[0] = x.shape().size(1);
    return x.globalAveragePool().reshape(sizes);
  }

  private Tensor product(NodeProto node) throws ModelFormatException {
    if (!file.isConstant(node.getInput(1))) {
      return input(node, 0).matmul(input(node, 1));
    }
    if (number(node, "alpha", 1) != 1
        || number(node, "beta", 1) != 1
        || whole(node, "transA", 0) != 0) {
      throw file.refused("node %s scales its product".formatted(node.getOutput(0)));
    }
    String name = node.getOutput(0);
    int[] sizes = file.sizes(node.getInput(1));
    float[] matrix = file.values(node.getInput(1));
    boolean turned = whole(node, "transB", 0) != 0;
    boolean bias = node.getInputCount() > 2;
    Tensor output = input(node, 0).apply(net.dense(name, sizes[turned ? 0 : 1], bias));
    net.startFrom(name + ".weight", turned ? transposed(matrix, sizes[0], sizes[1]) : matrix);
    if (bias) {
      net.startFrom(name + ".bias", file.values(node.getInput(2)));
    }
    return output;
  }

  private Tensor clip(NodeProto node) throws ModelFormatException {
    boolean old = node.getInputCount() == 1;
    float low = old ? number(node, "min", Float.NaN) : file.values(node.getInput(1))[0];
    float high = old ? number(node, "max", Float.NaN) : file.values(node.getInput(2))[0];
    if (low != 0 || high != 6) {
      throw file.refused(
          "node %s clips to [%s, %s]; needed [0, 6]".formatted(node.getOutput(0), low, high));
    }
    return input(node, 0).relu6();
  }

  private Tensor concat(NodeProto node) throws ModelFormatException {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < node.getInputCount(); i++) {
      parts.add(input(node, i));
    }
    return Tensor.concat(axis(node, parts.get(0)), parts);
  }

  private static int axis(NodeProto node, Tensor x) {
    int axis = (int) whole(node, "axis", -1);
    return axis < 0 ? axis + x.shape().rank() : axis;
  }

  private Tensor input(NodeProto node, int index) throws ModelFormatException {
    String name = node.getInput(index);
    if (!tensors.containsKey(name) && file.isConstant(name)) {
      float[] values = file.values(name);
      int[] sizes = file.sizes(name);
      int[] atLeastOne = sizes.length == 0 ? new int[] {1} : sizes;
      // A single number is part of a formula; more of them were learned.
      tensors.put(
          name,
          values.length == 1
              ? net.constant(name, values, atLeastOne)
              : net.weight(name, values, atLeastOne));
    }
    return tensor(name);
  }

  private Tensor tensor(String name) throws ModelFormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw file.refused(
          "there is no tensor \"%s\"; the outputs are %s"
              .formatted(
                  name,
                  file.graph().getOutputList().stream().map(ValueInfoProto::getName).toList()));
    }
    return tensor;
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = matrix[r * columns + c];
      }
    }
    return turned;
  }
}
