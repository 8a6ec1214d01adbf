package io.miharu.nets.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime's own call with nothing around it, which benchmarks compare with. */
public final class BareRuntime implements AutoCloseable {

  private final OrtSession session;
  private final OnnxTensor x;

  /** A network with one input x, kept in native memory. */
  public BareRuntime(Path file, int threads, float[] values, long[] shape) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * values.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      session = OnnxModel.environment().createSession(file.toString(), options);
      x = OnnxTensor.createTensor(OnnxModel.environment(), buffer.put(0, values), shape);
    } catch (OrtException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Computes. */
  public void run() {
    try {
      session.run(Map.of("x", x)).close();
    } catch (OrtException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    x.close();
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
