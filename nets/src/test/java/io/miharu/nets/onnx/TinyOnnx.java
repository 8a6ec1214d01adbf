package io.miharu.nets.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes small ONNX files by hand, so that tests need no model: the protobuf wire format with the
 * field numbers of onnx.proto3.
 */
public final class TinyOnnx {

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

  /** Takes a picture of {@code height x width} and always answers {@code values}. */
  public static byte[] constant(
      Map<String, String> metadata, int height, int width, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    Proto constant = new Proto();
    for (long size : shape) {
      constant.number(1, size);
    }
    constant.number(2, 1).text(8, "answer").bytes(9, raw.array());
    Proto node = new Proto().text(1, "answer").text(2, "output").text(4, "Identity");
    return model(
        new Proto()
            .message(1, node)
            .text(2, "tiny")
            .message(5, constant)
            .message(11, port("images", 1, 3, height, width))
            .message(12, port("output", shape)),
        metadata);
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
    Proto sizes = new Proto();
    for (long size : shape) {
      sizes.message(1, size < 0 ? new Proto().text(2, "n") : new Proto().number(1, size));
    }
    Proto tensor = new Proto().number(1, 1).message(2, sizes);
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
