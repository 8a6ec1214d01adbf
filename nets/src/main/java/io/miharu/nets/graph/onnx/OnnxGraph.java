package io.miharu.nets.graph.onnx;

import io.miharu.nets.graph.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph being written: nodes, constants, inputs and outputs. */
final class OnnxGraph {

  /** The operator set: the first one with Gelu. */
  private static final int OPSET = 20;

  /** The file format that came with it. */
  private static final int IR_VERSION = 9;

  /** What the names of tensors end with that are kept in 16 bits, in bytes, and their factors. */
  static final String HALF = "/half";

  static final String BYTE = "/byte";
  static final String FACTORS = "/factors";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> constants = new HashSet<>();
  private final OnnxForm form;
  private int unnamed;

  OnnxGraph(OnnxForm form) {
    this.form = form;
  }

  /** Adds a node with one output, whose name it gives. */
  String node(String type, String output, List<String> inputs, AttributeProto... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(type).setName(output).addAllInput(inputs);
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node.addOutput(output));
    return output;
  }

  /** Adds a tensor of numbers unless it is there already, and gives its name. */
  String constant(String name, List<Integer> sizes, float[] values) {
    if (constants.add(name)) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      TensorProto.Builder tensor =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(TensorProto.DataType.FLOAT_VALUE)
              .setRawData(ByteString.copyFrom(bytes));
      sizes.forEach(tensor::addDims);
      graph.addInitializer(tensor);
    }
    return name;
  }

  /** Adds a learned tensor, as the form keeps it, unless it is there; gives its name. */
  String weight(String name, List<Integer> sizes, float[] values) {
    OnnxForm.Weights kept = form.of(sizes);
    if (kept == OnnxForm.Weights.FULL) {
      return constant(name, sizes, values);
    }
    if (!constants.add(name)) {
      return name;
    }
    AttributeProto toFloat = whole("to", TensorProto.DataType.FLOAT_VALUE);
    if (kept == OnnxForm.Weights.HALF) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        bytes.putShort(OnnxForm.half(value));
      }
      initial(name + HALF, TensorProto.DataType.FLOAT16_VALUE, sizes, bytes.flip());
      return node("Cast", name, List.of(name + HALF), toFloat);
    }
    float[] factors = OnnxForm.factors(sizes, values);
    ByteBuffer bytes = ByteBuffer.wrap(OnnxForm.bytes(values, factors));
    initial(name + BYTE, TensorProto.DataType.INT8_VALUE, sizes, bytes);
    List<Integer> rows = new ArrayList<>(Collections.nCopies(sizes.size(), 1));
    rows.set(0, sizes.get(0));
    String cast = node("Cast", name + "/whole", List.of(name + BYTE), toFloat);
    return node("Mul", name, List.of(cast, constant(name + FACTORS, rows, factors)));
  }

  private void initial(String name, int type, List<Integer> sizes, ByteBuffer bytes) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(bytes));
    sizes.forEach(tensor::addDims);
    graph.addInitializer(tensor);
  }

  /** Adds a list of whole numbers. */
  String whole(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    String name = "whole" + unnamed++;
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  /**
   * Adds an input.
   *
   * @param open axes whose size is left open, counted with that of the batch
   */
  void input(String name, TensorShape shape, Set<Integer> open) {
    graph.addInput(port(name, shape, open));
  }

  /**
   * Adds an output, which some node has.
   *
   * @param open axes whose size is left open, counted with that of the batch
   */
  void output(String name, TensorShape shape, Set<Integer> open) {
    graph.addOutput(port(name, shape, open));
  }

  /** The whole file. */
  byte[] file(String name, String version, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setProducerName("miharu")
            .setProducerVersion(version)
            .setGraph(graph.setName(name));
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto wholes(String name, List<Integer> values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    values.forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private ValueInfoProto port(String name, TensorShape shape, Set<Integer> open) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    if (shape.hasBatch() && form.oneSample()) {
      sizes.addDim(size(shape.rows()));
    } else if (shape.hasBatch()) {
      sizes.addDim(named(shape.rows() == 1 ? "batch" : shape.rows() + "*batch"));
    }
    for (int axis = shape.hasBatch() ? 1 : 0; axis < shape.rank(); axis++) {
      sizes.addDim(open.contains(axis) ? named(name + "/" + axis) : size(shape.size(axis)));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(sizes)))
        .build();
  }

  private static TensorShapeProto.Dimension size(int size) {
    return TensorShapeProto.Dimension.newBuilder().setDimValue(size).build();
  }

  private static TensorShapeProto.Dimension named(String open) {
    return TensorShapeProto.Dimension.newBuilder().setDimParam(open).build();
  }
}
