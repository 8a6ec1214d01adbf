package io.miharu.temporal.falls;

import io.miharu.core.ConceptId;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network over {@link BodyLooks}, one look at a time, with its card checked. Owns the
 * network. Closing twice does nothing. Not thread-safe.
 */
public final class FallNetwork implements AutoCloseable {

  /** The task in a card of such a network. */
  public static final String TASK = "fall-by-motion";

  /** The classes, in the order of the answers. */
  public static final List<ConceptId> LABELS =
      List.of(ConceptId.of("none-of-these"), ConceptId.of("falling"), ConceptId.of("fallen"));

  /** The name of the input that is a look. */
  public static final String INPUT = "look";

  /** The name of the output that is a score of each class. */
  public static final String OUTPUT = "logits";

  /** The names of the inputs that are the memory. */
  public static final List<String> MEMORY = List.of("state.h", "state.c");

  /** What the names of the outputs that are the next memory begin with. */
  public static final String NEXT = "next";

  private static final List<String> NEXT_MEMORY = List.of(NEXT + ".h", NEXT + ".c");

  private static final String SHIPPED = "fall.onnx";
  private static final int AT_ONCE = 16;

  /**
   * What the network remembers of one person. Mutable; a new one knows nothing.
   *
   * <p>{@code [memories][units]}
   */
  public static final class Memory {

    private final float[][] states;

    private Memory(int units) {
      states = new float[MEMORY.size()][units];
    }
  }

  private final CardedNetwork network;
  private final OnnxRun run;
  private final Calibration calibration;
  private final int units;

  private FallNetwork(CardedNetwork network, OnnxRun run, Calibration calibration, int units) {
    this.network = network;
    this.run = run;
    this.calibration = calibration;
    this.units = units;
  }

  /** The one that is shipped with the engine. */
  public static FallNetwork shipped() throws IOException {
    try (InputStream in = FallNetwork.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + SHIPPED);
      }
      return checked(CardedNetwork.of(Path.of(SHIPPED), in.readAllBytes()), SHIPPED);
    }
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card or another kind of card, or is
   *     not calibrated: only calibrated probabilities may reach events
   */
  public static FallNetwork open(Path file) throws IOException {
    return checked(CardedNetwork.open(file), String.valueOf(file.getFileName()));
  }

  private static FallNetwork checked(CardedNetwork network, String where) throws IOException {
    try {
      NetworkCard card = network.card();
      if (!card.task().equals(TASK)
          || !card.labels().equals(LABELS)
          || card.inputs().size() != 1 + MEMORY.size()
          || !card.inputs().get(0).sizes().equals(List.of(BodyLooks.NAMES.size()))) {
        throw new ModelFormatException(
            "%s: needs the task \"%s\", the labels %s and a look of %d numbers, but its card %s says \"%s\", %s and %s; train it again with miharu train fall"
                .formatted(
                    where,
                    TASK,
                    LABELS,
                    BodyLooks.NAMES.size(),
                    card.name(),
                    card.task(),
                    card.labels(),
                    card.inputs()));
      }
      Calibration calibration = network.calibration();
      return new FallNetwork(
          network, network.prepare(AT_ONCE), calibration, card.inputs().get(1).length());
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  public NetworkCard card() {
    return network.card();
  }

  /** A memory of nobody yet. */
  public Memory memory() {
    return new Memory(units);
  }

  /**
   * Reads the next look at somebody.
   *
   * @param look as long as {@link BodyLooks#NAMES}
   * @param memory of this person; changed
   * @return a calibrated probability for each of {@link #LABELS}, adding up to 1
   */
  public double[] read(float[] look, Memory memory) throws IOException {
    return read(List.of(look), List.of(memory)).get(0);
  }

  /**
   * Reads the next look at each of several people, {@value #AT_ONCE} at once: for a few thousand
   * multiplications, asking costs more than computing.
   *
   * @param looks each as long as {@link BodyLooks#NAMES}
   * @param memories of these people, as many; changed
   * @return for each a calibrated probability for each of {@link #LABELS}, adding up to 1
   */
  public List<double[]> read(List<float[]> looks, List<Memory> memories) throws IOException {
    List<double[]> answers = new ArrayList<>();
    for (int first = 0; first < looks.size(); first += AT_ONCE) {
      int until = Math.min(looks.size(), first + AT_ONCE);
      for (int k = first; k < until; k++) {
        run.input(INPUT).put((k - first) * looks.get(k).length, looks.get(k));
        for (int i = 0; i < MEMORY.size(); i++) {
          run.input(MEMORY.get(i)).put((k - first) * units, memories.get(k).states[i]);
        }
      }
      run.run();
      for (int k = first; k < until; k++) {
        for (int i = 0; i < MEMORY.size(); i++) {
          run.output(NEXT_MEMORY.get(i)).get((k - first) * units, memories.get(k).states[i]);
        }
        float[] logits = new float[LABELS.size()];
        run.output(OUTPUT).get((k - first) * logits.length, logits);
        answers.add(calibration.probabilities(logits));
      }
    }
    return answers;
  }

  @Override
  public void close() {
    run.close();
    network.close();
  }
}
