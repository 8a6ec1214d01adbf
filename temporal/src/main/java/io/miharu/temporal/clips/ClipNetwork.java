package io.miharu.temporal.clips;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A clip model in an ONNX file, with its card, checked and ready.
 *
 * <p>Owns the network. Closing twice does nothing. Not thread-safe.
 */
public final class ClipNetwork implements AutoCloseable {

  private final OnnxModel model;
  private final OnnxRun run;
  private final ClipCard card;
  private final String input;
  private final String output;

  private ClipNetwork(OnnxModel model, OnnxRun run, ClipCard card) {
    this.model = model;
    this.run = run;
    this.card = card;
    this.input = model.inputs().get(0).name();
    this.output = model.outputs().get(0).name();
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card, or answers something else to
   *     the known clip than its card says
   */
  public static ClipNetwork open(Path file) throws IOException {
    OnnxModel model = OnnxModel.open(file);
    try {
      ClipCard card = ClipCard.read(model.metadata(), String.valueOf(file.getFileName()));
      requireShape(file, model, card);
      OnnxRun run = model.prepare();
      try {
        ClipNetwork network = new ClipNetwork(model, run, card);
        network.check(file);
        return network;
      } catch (IOException | RuntimeException refused) {
        run.close();
        throw refused;
      }
    } catch (IOException | RuntimeException refused) {
      model.close();
      throw refused;
    }
  }

  private static void requireShape(Path file, OnnxModel model, ClipCard card)
      throws ModelFormatException {
    boolean fits =
        model.inputs().size() == 1
            && model.outputs().size() == 1
            && model
                .inputs()
                .get(0)
                .isFloat(-1, card.channels(), card.frames(), card.side(), card.side());
    if (!fits) {
      throw new ModelFormatException(
          "%s: its card is for one input of clips of %d x %d x %d x %d, but it has %s"
              .formatted(
                  file, card.channels(), card.frames(), card.side(), card.side(), model.shapes()));
    }
  }

  private void check(Path file) throws IOException {
    float[] scores = scores(ClipCard.knownClip(card.values()));
    for (int k = 0; k < card.labels().size(); k++) {
      double wanted = card.golden().get(k);
      if (scores.length != card.labels().size()
          || !(Math.abs(scores[k] - wanted)
              <= ClipCard.TOLERANCE * Math.max(1, Math.abs(wanted)))) {
        throw new ModelFormatException(
            "%s: its card does not match its network: class %d of the known clip scores %s, not %s;"
                    .formatted(file, k, k < scores.length ? scores[k] : "nothing", wanted)
                + " train or fetch it again");
      }
    }
  }

  public ClipCard card() {
    return card;
  }

  /**
   * The raw scores of one clip.
   *
   * @param clip {@code [channels][frames][side][side]}, brightness in [0, 1]
   */
  public float[] scores(float[] clip) throws IOException {
    run.input(input).put(0, clip);
    run.run();
    FloatBuffer buffer = run.output(output);
    float[] scores = new float[buffer.limit()];
    buffer.get(0, scores);
    return scores;
  }

  /** The calibrated probabilities of one clip, softmax of scores over temperature. */
  public float[] probabilities(float[] clip) throws IOException {
    float[] scores = scores(clip);
    double greatest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      greatest = Math.max(greatest, score / card.temperature());
    }
    double sum = 0;
    double[] raised = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      raised[k] = Math.exp(scores[k] / card.temperature() - greatest);
      sum += raised[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) (raised[k] / sum);
    }
    return scores;
  }

  @Override
  public void close() {
    run.close();
    model.close();
  }
}
