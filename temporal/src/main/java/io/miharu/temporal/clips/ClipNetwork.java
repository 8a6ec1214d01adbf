package io.miharu.temporal.clips;

import io.miharu.core.ConceptId;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A clip model in an ONNX file, checked and ready: a clip in, calibrated probabilities out.
 *
 * <p>Owns the network. Closing twice does nothing. Not thread-safe.
 */
public final class ClipNetwork implements AutoCloseable {

  private static final String CAMERA_MOTION = "camera-motion.onnx";

  private final CardedNetwork network;
  private final OnnxRun run;
  private final ClipPreparation preparation;
  private final Calibration calibration;
  private final float[] logits;

  private ClipNetwork(
      CardedNetwork network, OnnxRun run, ClipPreparation preparation, Calibration calibration) {
    this.network = network;
    this.run = run;
    this.preparation = preparation;
    this.calibration = calibration;
    this.logits = new float[network.card().labels().size()];
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card or another kind of card, or is
   *     not calibrated: only calibrated probabilities may reach events
   */
  public static ClipNetwork open(Path file) throws IOException {
    return of(CardedNetwork.open(file), String.valueOf(file.getFileName()));
  }

  /**
   * The network that comes with the engine and tells how a camera moves; its card says on what it
   * was taught and how to teach it again.
   */
  public static ClipNetwork cameraMotion() throws IOException {
    try (InputStream in = ClipNetwork.class.getResourceAsStream(CAMERA_MOTION)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + CAMERA_MOTION);
      }
      return of(CardedNetwork.of(Path.of(CAMERA_MOTION), in.readAllBytes()), CAMERA_MOTION);
    }
  }

  private static ClipNetwork of(CardedNetwork network, String where) throws IOException {
    try {
      ClipPreparation preparation = ClipPreparation.of(network.card(), where);
      Calibration calibration = network.calibration();
      return new ClipNetwork(network, network.prepare(1), preparation, calibration);
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  public NetworkCard card() {
    return network.card();
  }

  public ClipPreparation preparation() {
    return preparation;
  }

  /** The classes, in the order of {@link #probabilities}. */
  public List<ConceptId> labels() {
    return network.card().labels();
  }

  /**
   * The calibrated probabilities of one clip, in [0, 1].
   *
   * @param clip {@code [channels][frames][side][side]}, brightness in [0, 1]
   */
  public double[] probabilities(float[] clip) throws IOException {
    run.input(card().inputs().get(0).name()).put(0, clip);
    run.run();
    FloatBuffer answer = run.output(card().output());
    answer.get(0, logits);
    return calibration.probabilities(logits);
  }

  @Override
  public void close() {
    run.close();
    network.close();
  }
}
