package io.miharu.nets.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.miharu.core.DirectMemory;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input and output buffers of one user of an {@link OnnxModel}, used again in every run.
 *
 * <p>Fill {@link #input}, call {@link #run}, read {@link #output}. Inputs, and outputs whose shape
 * the file fixes, are native memory that the network reads and writes in place; an output of open
 * shape, or of whole numbers, is copied. Owns its tensors. Closing twice does nothing. Not
 * thread-safe.
 */
public final class OnnxRun implements AutoCloseable {

  private static final Set<String> NUMBERS = Set.of("FLOAT", "INT64", "INT32");

  private final OnnxModel model;
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> inputBuffers = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> fixedOutputs = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> outputBuffers = new LinkedHashMap<>();
  private final Map<String, long[]> outputShapes = new LinkedHashMap<>();
  private final Set<String> openOutputs;
  private final List<ByteBuffer> memory = new ArrayList<>();
  private boolean closed;

  private OnnxRun(OnnxModel model, OrtSession session) {
    this.model = model;
    this.session = session;
    Set<String> open = new LinkedHashSet<>();
    for (TensorPort port : model.outputs()) {
      if (!port.isFixed() || !port.type().equals("FLOAT")) {
        open.add(port.name());
      }
    }
    this.openOutputs = open;
  }

  static OnnxRun of(OnnxModel model, OrtSession session, Map<String, long[]> shapes)
      throws ModelFormatException {
    OnnxRun run = new OnnxRun(model, session);
    try {
      for (TensorPort port : model.inputs()) {
        long[] shape = shapes.getOrDefault(port.name(), opened(port));
        if (!port.isFloat(shape)) {
          throw new ModelFormatException(
              "%s: input \"%s\" should take float32 values, shape %s, but the file says %s"
                  .formatted(model.file(), port.name(), Arrays.toString(shape), port));
        }
        run.inputBuffers.put(port.name(), run.direct(shape));
        run.inputs.put(port.name(), tensor(run.input(port.name()), shape));
      }
      for (TensorPort port : model.outputs()) {
        if (!NUMBERS.contains(port.type())) {
          throw new ModelFormatException(
              "%s: outputs must be float32 or whole numbers, but the file says %s"
                  .formatted(model.file(), port));
        }
        if (!run.openOutputs.contains(port.name())) {
          FloatBuffer buffer = run.direct(port.sizes());
          run.outputBuffers.put(port.name(), buffer);
          run.outputShapes.put(port.name(), port.sizes());
          run.fixedOutputs.put(port.name(), tensor(buffer, port.sizes()));
        }
      }
      return run;
    } catch (OrtException refused) {
      run.close();
      throw new ModelFormatException(
          "%s: cannot make buffers for %s".formatted(model.file(), model.shapes()), refused);
    } catch (ModelFormatException refused) {
      run.close();
      throw refused;
    }
  }

  /** The values of an input, row-major; index 0 is the first whatever the position. */
  public FloatBuffer input(String name) {
    return known(inputBuffers.get(name), "input", name);
  }

  /**
   * The values of an output after {@link #run}, row-major, until the next run.
   *
   * @throws IllegalStateException before the first run of a network with outputs of open shape
   */
  public FloatBuffer output(String name) {
    return known(outputBuffers.get(name), "output", name);
  }

  /** The sizes of an output after {@link #run}. */
  public long[] outputShape(String name) {
    return known(outputShapes.get(name), "output", name).clone();
  }

  /**
   * Computes all outputs from what is in the input buffers now.
   *
   * @throws ModelFormatException when the network cannot compute on inputs of this shape
   */
  public void run() throws IOException {
    if (closed) {
      throw new IllegalStateException("run of " + model.file().getFileName() + " is closed");
    }
    try (OrtSession.Result result = session.run(inputs, openOutputs, fixedOutputs)) {
      for (String name : openOutputs) {
        OnnxValue value = result.get(name).orElseThrow();
        OnnxTensor tensor = (OnnxTensor) value;
        outputBuffers.put(name, asFloats(tensor));
        outputShapes.put(name, tensor.getInfo().getShape());
      }
    } catch (OrtException refused) {
      throw new ModelFormatException(
          "%s: the network stopped while computing (%s); was it exported for other shapes? It has %s"
              .formatted(model.file(), OnnxModel.firstLine(refused), model.shapes()),
          refused);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    inputs.values().forEach(OnnxTensor::close);
    fixedOutputs.values().forEach(OnnxTensor::close);
    memory.forEach(buffer -> DirectMemory.shared().giveBack(buffer));
  }

  private static FloatBuffer asFloats(OnnxTensor tensor) {
    return switch (tensor.getInfo().type) {
      case INT64 -> {
        LongBuffer whole = tensor.getLongBuffer();
        FloatBuffer floats = FloatBuffer.allocate(whole.remaining());
        while (whole.hasRemaining()) {
          floats.put((float) whole.get());
        }
        yield floats.flip();
      }
      case INT32 -> {
        IntBuffer whole = tensor.getIntBuffer();
        FloatBuffer floats = FloatBuffer.allocate(whole.remaining());
        while (whole.hasRemaining()) {
          floats.put((float) whole.get());
        }
        yield floats.flip();
      }
      default -> tensor.getFloatBuffer();
    };
  }

  private <T> T known(@Nullable T value, String kind, String name) {
    if (closed) {
      throw new IllegalStateException("run of " + model.file().getFileName() + " is closed");
    }
    if (value == null) {
      throw new IllegalStateException(
          "no %s \"%s\" yet; the network has %s".formatted(kind, name, model.shapes()));
    }
    return value;
  }

  private static long[] opened(TensorPort port) {
    long[] shape = port.sizes();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.max(1, shape[i]);
    }
    return shape;
  }

  /** All zero. */
  private FloatBuffer direct(long[] shape) {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    ByteBuffer buffer = DirectMemory.shared().take(Math.toIntExact(4 * size));
    memory.add(buffer);
    while (buffer.remaining() >= Long.BYTES) {
      buffer.putLong(0);
    }
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0);
    }
    return buffer.clear().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static OnnxTensor tensor(FloatBuffer buffer, long[] shape) throws OrtException {
    // A direct buffer is wrapped, not copied; the tensor keeps it alive.
    return OnnxTensor.createTensor(OnnxModel.environment(), buffer, shape);
  }
}
