package io.miharu.nets.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes small ONNX files by hand, so that tests need no model: the protobuf wire format with the
 * field numbers of onnx.proto3.
 */
public final class TinyOnnx {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TinyOnnx() {}

  /** {@code y = x + x}, both float32 of {@code shape}; -1 leaves a size open. */
  public static byte[] doubling(Map<String, String> metadata, long... shape) {
    Proto node = new Proto().text(1, "x").text(1, "x").text(2, "y").text(4, "Add");
    return model(
        new Proto()
            .message(1, node)
            .text(2, "tiny")
            .message(11, port("x", shape))
            .message(12, port("y", shape)),
        metadata);
  }

  /** One output that always says the same. */
  public static final class Answer {

    private final String name;
    private final int type;
    private final float[] values;
    private final long[] shape;

    private Answer(String name, int type, float[] values, long... shape) {
      this.name = name;
      this.type = type;
      this.values = values;
      this.shape = shape;
    }

    /** An answer of float32 values. */
    public static Answer of(String name, float[] values, long... shape) {
      return new Answer(name, FLOAT, values, shape);
    }

    /** An answer of int64 values. */
    public static Answer whole(String name, float[] values, long... shape) {
      return new Answer(name, INT64, values, shape);
    }

    private Proto tensor() {
      int size = type == INT64 ? Long.BYTES : Float.BYTES;
      ByteBuffer raw = ByteBuffer.allocate(size * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        if (type == INT64) {
          raw.putLong((long) value);
        } else {
          raw.putFloat(value);
        }
      }
      Proto tensor = new Proto();
      for (long length : shape) {
        tensor.number(1, length);
      }
      return tensor.number(2, type).text(8, "answer of " + name).bytes(9, raw.array());
    }
  }

  /** Takes a picture of {@code height x width} and always answers {@code values}. */
  public static byte[] constant(
      Map<String, String> metadata, int height, int width, float[] values, long... shape) {
    return constants(metadata, height, width, List.of(Answer.of("output", values, shape)));
  }

  /** Takes a picture of {@code height x width} and always gives the same answers. */
  public static byte[] constants(
      Map<String, String> metadata, int height, int width, List<Answer> answers) {
    Proto graph = new Proto();
    for (Answer answer : answers) {
      graph.message(
          1,
          new Proto().text(1, "answer of " + answer.name).text(2, answer.name).text(4, "Identity"));
    }
    graph.text(2, "tiny");
    answers.forEach(answer -> graph.message(5, answer.tensor()));
    graph.message(11, port("images", 1, 3, height, width));
    answers.forEach(answer -> graph.message(12, typedPort(answer.name, answer.type, answer.shape)));
    return model(graph, metadata);
  }

  private static byte[] model(Proto graph, Map<String, String> metadata) {
    Proto model =
        new Proto()
            .number(1, 8) // IR version
            .message(8, new Proto().text(1, "").number(2, 13)) // operator set
            .message(7, graph);
    metadata.forEach((key, value) -> model.message(14, new Proto().text(1, key).text(2, value)));
    return model.out.toByteArray();
  }

  private static Proto port(String name, long... shape) {
    return typedPort(name, FLOAT, shape);
  }

  private static Proto typedPort(String name, int type, long... shape) {
    Proto sizes = new Proto();
    for (long size : shape) {
      sizes.message(1, size < 0 ? new Proto().text(2, "n") : new Proto().number(1, size));
    }
    Proto tensor = new Proto().number(1, type).message(2, sizes);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  private static final class Proto {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Proto bytes(int field, byte[] value) {
      varint(((long) field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Proto text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
      return bytes(field, value.out.toByteArray());
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
