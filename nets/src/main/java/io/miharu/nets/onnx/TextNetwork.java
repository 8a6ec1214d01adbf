package io.miharu.nets.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.miharu.nets.ModelFormatException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A language network that makes a vector of every token.
 *
 * <p>Its inputs are {@code int64 [batch][T]}: {@code input_ids}, and where it has them {@code
 * attention_mask} (all 1) and {@code token_type_ids} (all 0); its first output is {@code float32
 * [batch][T][D]}. One thread of the CPU, the same result each time. Owns the native session;
 * closing twice does nothing. Thread-safe until it is closed.
 */
public final class TextNetwork implements AutoCloseable {

  private final String name;
  private final OrtSession session;
  private boolean closed;

  private TextNetwork(String name, OrtSession session) {
    this.name = name;
    this.session = session;
  }

  /**
   * @param onnx the model file's bytes
   * @param name for messages
   * @throws ModelFormatException when it is no network over token ids
   */
  public static TextNetwork open(byte[] onnx, String name) throws ModelFormatException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      OrtSession session = OnnxModel.environment().createSession(onnx, options);
      if (!session.getInputNames().contains("input_ids")) {
        session.close();
        throw new ModelFormatException(
            "%s: a language network needs an input \"input_ids\", got %s"
                .formatted(name, session.getInputNames()));
      }
      return new TextNetwork(name, session);
    } catch (OrtException refused) {
      throw new ModelFormatException(
          "%s: ONNX Runtime cannot read it (%s)".formatted(name, OnnxModel.firstLine(refused)),
          refused);
    }
  }

  /** The vectors of all tokens, [T][D]. */
  public float[][] hidden(long[] tokens) {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    Map<String, long[]> values =
        Map.of(
            "input_ids", tokens, "attention_mask", ones, "token_type_ids", new long[tokens.length]);
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try {
      for (String input : session.getInputNames()) {
        long[] value = values.get(input);
        if (value == null) {
          throw new IllegalStateException("%s: unknown input \"%s\"".formatted(name, input));
        }
        inputs.put(
            input,
            OnnxTensor.createTensor(
                OnnxModel.environment(), LongBuffer.wrap(value), new long[] {1, tokens.length}));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        OnnxValue first = result.get(0);
        float[][][] batch = (float[][][]) first.getValue();
        return batch[0];
      }
    } catch (OrtException refused) {
      throw new IllegalStateException(
          "%s cannot compute on %d tokens: %s"
              .formatted(name, tokens.length, OnnxModel.firstLine(refused)),
          refused);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException broken) {
      throw new IllegalStateException("cannot close " + name, broken);
    }
  }
}
