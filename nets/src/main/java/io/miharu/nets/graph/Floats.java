package io.miharu.nets.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** Native arrays seen from Java: contiguous, row-major, float32. */
final class Floats {

  private Floats() {}

  /** Row-major zeros. */
  static INDArray zeros(long... shape) {
    return Nd4j.create(DataType.FLOAT, shape, 'c');
  }

  /** The values themselves, not a copy; index 0 is the first value. */
  static FloatBuffer view(INDArray array) {
    FloatBuffer all = array.data().asNioFloat();
    int first = Math.toIntExact(array.offset());
    return all.slice(first, Math.toIntExact(array.length()));
  }

  /** The bits of the values. */
  static IntBuffer bits(INDArray array) {
    int first = Math.toIntExact(4 * array.offset());
    ByteBuffer all = array.data().asNio().order(ByteOrder.nativeOrder());
    return all.slice(first, Math.toIntExact(4 * array.length()))
        .order(ByteOrder.nativeOrder())
        .asIntBuffer();
  }

  static void write(float[] values, INDArray array) {
    view(array).put(0, values);
  }

  static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    view(array).get(0, values);
    return values;
  }

  /** {@code c = a b + keep c} for matrices, each of the first two transposed if asked. */
  static Runnable product(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c, double keep) {
    DynamicCustomOp op =
        DynamicCustomOp.builder("matmul")
            .addInputs(a, b)
            .addOutputs(c)
            .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
            .addFloatingPointArguments(1.0, keep)
            .build();
    return prepared(op, new INDArray[] {a, b}, new INDArray[] {c});
  }

  /** Runs a native operation on arrays that stay where they are. */
  static Runnable prepared(DynamicCustomOp op, INDArray[] inputs, INDArray[] outputs) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setInputArrays(inputs);
    context.setOutputArrays(outputs);
    context.setIArguments(op.iArgs());
    context.setTArguments(op.tArgs());
    context.setBArguments(op.bArgs());
    return () -> Nd4j.getExecutioner().exec(op, context);
  }
}
