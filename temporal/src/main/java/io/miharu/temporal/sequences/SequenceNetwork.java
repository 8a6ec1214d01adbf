package io.miharu.temporal.sequences;

import io.miharu.core.ConceptId;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network over concept scores in an ONNX file, checked and ready: a window in, calibrated
 * probabilities out. Owns the network. Closing twice does nothing. Not thread-safe.
 */
public final class SequenceNetwork implements AutoCloseable {

  /** The name of the input that is a window. */
  public static final String INPUT = "concepts";

  /** The name of the output that is a score of each class. */
  public static final String OUTPUT = "logits";

  private final CardedNetwork network;
  private final OnnxRun run;
  private final SequencePreparation preparation;
  private final Calibration calibration;
  private final float[] logits;

  private SequenceNetwork(
      CardedNetwork network,
      OnnxRun run,
      SequencePreparation preparation,
      Calibration calibration) {
    this.network = network;
    this.run = run;
    this.preparation = preparation;
    this.calibration = calibration;
    logits = new float[network.card().labels().size()];
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card or another kind of card, or is
   *     not calibrated: only calibrated probabilities may reach events
   */
  public static SequenceNetwork open(Path file) throws IOException {
    CardedNetwork network = CardedNetwork.open(file);
    String where = String.valueOf(file.getFileName());
    try {
      SequencePreparation preparation = SequencePreparation.of(network.card(), where);
      Calibration calibration = network.calibration();
      return new SequenceNetwork(network, network.prepare(1), preparation, calibration);
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  public NetworkCard card() {
    return network.card();
  }

  public SequencePreparation preparation() {
    return preparation;
  }

  /** The classes, in the order of {@link #probabilities}. */
  public List<ConceptId> labels() {
    return network.card().labels();
  }

  /**
   * The calibrated probabilities of a window, in [0, 1].
   *
   * @param window {@code [looks][concepts]}
   */
  public double[] probabilities(float[] window) throws IOException {
    run.input(card().inputs().get(0).name()).put(0, window);
    run.run();
    run.output(card().output()).get(0, logits);
    return calibration.probabilities(logits);
  }

  @Override
  public void close() {
    run.close();
    network.close();
  }
}
