package io.miharu.nets.graph.onnx;

import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** The graph of an ONNX file with its constants, as numbers. */
final class OnnxFile {

  private final Path file;
  private final GraphProto graph;
  private final Map<String, TensorProto> constants = new HashMap<>();

  private OnnxFile(Path file, GraphProto graph) {
    this.file = file;
    this.graph = graph;
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Constant") && node.getAttributeCount() == 1) {
        constants.put(node.getOutput(0), node.getAttribute(0).getT());
      }
    }
  }

  static OnnxFile read(Path file) throws IOException {
    return of(file, Files.readAllBytes(file));
  }

  /** A file that is in memory already. */
  static OnnxFile of(Path file, byte[] bytes) throws ModelFormatException {
    try {
      return new OnnxFile(file, ModelProto.parseFrom(bytes).getGraph());
    } catch (InvalidProtocolBufferException damaged) {
      throw new ModelFormatException(
          "%s: needed an ONNX network, but it cannot be read (%s); is it damaged, or of another format?"
              .formatted(file, damaged.getMessage()),
          damaged);
    }
  }

  Path file() {
    return file;
  }

  GraphProto graph() {
    return graph;
  }

  boolean isConstant(String tensor) {
    return constants.containsKey(tensor);
  }

  /** Sizes of a constant. */
  int[] sizes(String tensor) throws ModelFormatException {
    return constant(tensor).getDimsList().stream().mapToInt(Math::toIntExact).toArray();
  }

  /** Values of a constant of float32, row-major. */
  float[] values(String tensor) throws ModelFormatException {
    TensorProto constant = constant(tensor);
    if (constant.getDataType() != TensorProto.DataType.FLOAT_VALUE) {
      throw refused("constant %s needs float32 values".formatted(tensor));
    }
    if (constant.getRawData().isEmpty()) {
      float[] values = new float[constant.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = constant.getFloatData(i);
      }
      return values;
    }
    ByteBuffer raw = ByteBuffer.wrap(constant.getRawData().toByteArray());
    float[] values = new float[raw.remaining() / 4];
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Values of a constant of int8 with raw data. */
  byte[] bytes(String tensor) throws ModelFormatException {
    return constant(tensor).getRawData().toByteArray();
  }

  /** Values of a constant of float16 with raw data, as their bits. */
  short[] shorts(String tensor) throws ModelFormatException {
    ByteBuffer raw = ByteBuffer.wrap(bytes(tensor));
    short[] values = new short[raw.remaining() / 2];
    raw.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
    return values;
  }

  /** Values of a constant of int64. */
  long[] wholes(String tensor) throws ModelFormatException {
    TensorProto constant = constant(tensor);
    if (constant.getDataType() != TensorProto.DataType.INT64_VALUE) {
      throw refused("constant %s needs int64 values".formatted(tensor));
    }
    if (constant.getRawData().isEmpty()) {
      return constant.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    ByteBuffer raw = ByteBuffer.wrap(constant.getRawData().toByteArray());
    long[] values = new long[raw.remaining() / 8];
    raw.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  ModelFormatException refused(String message) {
    return new ModelFormatException(file + ": " + message);
  }

  /** Numbers that a node must have. */
  int[] required(NodeProto node, String name) throws ModelFormatException {
    int[] values = wholes(node, name);
    if (values.length == 0) {
      throw refused("node %s needs its %s".formatted(node.getOutput(0), name));
    }
    return values;
  }

  static long whole(NodeProto node, String name, long otherwise) {
    AttributeProto attribute = attribute(node, name);
    return attribute == null ? otherwise : attribute.getI();
  }

  static float number(NodeProto node, String name, float otherwise) {
    AttributeProto attribute = attribute(node, name);
    return attribute == null ? otherwise : attribute.getF();
  }

  static String text(NodeProto node, String name, String otherwise) {
    AttributeProto attribute = attribute(node, name);
    return attribute == null ? otherwise : attribute.getS().toStringUtf8();
  }

  static int[] wholes(NodeProto node, String name, int... otherwise) {
    AttributeProto attribute = attribute(node, name);
    if (attribute == null) {
      return otherwise;
    }
    List<Long> list = attribute.getIntsList();
    return list.stream().mapToInt(Math::toIntExact).toArray();
  }

  private static @Nullable AttributeProto attribute(NodeProto node, String name) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  private TensorProto constant(String tensor) throws ModelFormatException {
    TensorProto constant = constants.get(tensor);
    if (constant == null) {
      throw refused(
          "%s must be a constant, but the network computes it; export it with fixed shapes"
              .formatted(tensor));
    }
    return constant;
  }
}
