package io.miharu.nets.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ONNX file, read and ready to compute on one thread of the CPU with the same result each time.
 *
 * <p>Owns the native session; close the {@link OnnxRun}s made from it first. Closing twice does
 * nothing. Thread-safe: several runs of one model may compute at once.
 */
public final class OnnxModel implements AutoCloseable {

  private final Path file;
  private final String sha256;
  private final OrtSession session;
  private final List<TensorPort> inputs;
  private final List<TensorPort> outputs;
  private final Map<String, String> metadata;
  private boolean closed;

  private OnnxModel(Path file, String sha256, OrtSession session) throws OrtException {
    this.file = file;
    this.sha256 = sha256;
    this.session = session;
    this.inputs = ports(session.getInputInfo().values());
    this.outputs = ports(session.getOutputInfo().values());
    this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException when the file is missing, empty, no ONNX or damaged
   */
  public static OnnxModel open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(
          "%s: a model is an ONNX file, and there is no such file; check the path".formatted(file));
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      throw new ModelFormatException(
          "%s: a model is an ONNX file, and this one is empty; fetch it again".formatted(file));
    }
    // By path and not by bytes: weights may lie in a second file beside the first.
    return of(file, bytes, options -> environment().createSession(file.toString(), options));
  }

  /**
   * A model that is in memory already, such as a resource, with all its weights.
   *
   * @param name for messages
   * @throws ModelFormatException when it is no ONNX or damaged
   */
  public static OnnxModel of(Path name, byte[] bytes) throws ModelFormatException {
    return of(name, bytes, options -> environment().createSession(bytes, options));
  }

  /** Makes a session. */
  @FunctionalInterface
  private interface Sessions {
    OrtSession session(SessionOptions options) throws OrtException;
  }

  private static OnnxModel of(Path file, byte[] bytes, Sessions sessions)
      throws ModelFormatException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setDeterministicCompute(true);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      OrtSession session = sessions.session(options);
      try {
        return new OnnxModel(file, sha256(bytes), session);
      } catch (OrtException | RuntimeException failed) {
        session.close();
        throw failed;
      }
    } catch (OrtException refused) {
      throw new ModelFormatException(
          "%s: needed an ONNX network, but ONNX Runtime cannot read it (%s); is it damaged, or of another format?"
              .formatted(file, firstLine(refused)),
          refused);
    }
  }

  /** The file this came from. */
  public Path file() {
    return file;
  }

  /** Of the file, 64 hexadecimal digits in lower case. */
  public String sha256() {
    return sha256;
  }

  /** In the file's order; sequences and maps are left out. */
  public List<TensorPort> inputs() {
    return inputs;
  }

  /** In the file's order; sequences and maps are left out. */
  public List<TensorPort> outputs() {
    return outputs;
  }

  /** What the file's maker wrote into it, in rising order of keys. */
  public Map<String, String> metadata() {
    return new TreeMap<>(metadata);
  }

  /** Inputs and outputs in words, for messages. */
  public String shapes() {
    return "inputs %s, outputs %s".formatted(inputs, outputs);
  }

  /**
   * Makes the buffers for one caller, with every size that the file leaves open set to 1.
   *
   * @throws ModelFormatException when an input or output is not {@code float32}
   */
  public OnnxRun prepare() throws ModelFormatException {
    return prepare(Map.of());
  }

  /**
   * Makes the buffers for one caller of a network of one picture.
   *
   * @param picture how large it is
   * @throws ModelFormatException when the network takes no such picture
   */
  public OnnxRun prepare(ImageInput picture) throws ModelFormatException {
    return prepare(Map.of(inputs.get(0).name(), picture.tensorShape()));
  }

  /**
   * Makes the buffers for one caller.
   *
   * @param shapes the shape of an input by its name, where the file leaves sizes open; what is not
   *     named gets 1 for every open size
   * @throws ModelFormatException when an input or output is not {@code float32}, or a shape does
   *     not fit
   */
  public OnnxRun prepare(Map<String, long[]> shapes) throws ModelFormatException {
    if (closed) {
      throw new IllegalStateException(file.getFileName() + " is closed");
    }
    return OnnxRun.of(this, session, shapes);
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
      throw new IllegalStateException("cannot close " + file, broken);
    }
  }

  static OrtEnvironment environment() {
    // One per process; what it would print is in the exceptions it throws.
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "miharu");
  }

  static String firstLine(OrtException refused) {
    String message = String.valueOf(refused.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static List<TensorPort> ports(Collection<NodeInfo> nodes) {
    List<TensorPort> ports = new ArrayList<>();
    for (NodeInfo node : nodes) {
      ValueInfo info = node.getInfo();
      if (info instanceof TensorInfo tensor) {
        ports.add(TensorPort.of(node.getName(), tensor.type.name(), tensor.getShape()));
      }
    }
    return List.copyOf(ports);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java platform has SHA-256", missing);
    }
  }
}
