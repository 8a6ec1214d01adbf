package io.miharu.nets.onnx;

import io.miharu.nets.CardCatalog;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture network with its card, checked and ready: one picture in, its outputs out.
 *
 * <p>Owns the network. Closing twice does nothing; computing after closing throws {@link
 * IllegalStateException}. Not thread-safe.
 */
public final class CardedModel implements AutoCloseable {

  /** Says what a file without a card is, or why it cannot be used. */
  @FunctionalInterface
  public interface Guess {
    ModelCard of(OnnxModel model) throws ModelFormatException;
  }

  private final OnnxModel model;
  private final OnnxRun run;
  private final ModelCard card;

  private CardedModel(OnnxModel model, OnnxRun run, ModelCard card) {
    this.model = model;
    this.run = run;
    this.card = card;
  }

  /**
   * Opens a model file, finds its card and runs the card's self-test.
   *
   * @param task that its card must have
   * @param option which option is for such networks, for messages
   * @param guess asked about a file without a card
   * @throws ModelFormatException when it cannot be read, is for another task, or fails its test
   */
  public static CardedModel open(Path file, String task, String option, Guess guess)
      throws IOException {
    OnnxModel model = OnnxModel.open(file);
    try {
      Optional<ModelCard> found = CardCatalog.find(file, model.metadata(), model.sha256());
      ModelCard card = found.isPresent() ? found.get() : guess.of(model);
      if (!card.task().equals(task)) {
        throw new ModelFormatException(
            "%s: %s needs a network with the task \"%s\", but its card %s says \"%s\""
                .formatted(file, option, task, card.name(), card.task()));
      }
      return new CardedModel(model, CardCheck.prepare(model, card), card);
    } catch (IOException | RuntimeException refused) {
      model.close();
      throw refused;
    }
  }

  public ModelCard card() {
    return card;
  }

  public OnnxModel model() {
    return model;
  }

  /** Where the picture goes, as {@link ImageInput} lays it out; index 0 is the first value. */
  public FloatBuffer input() {
    return run.input(model.inputs().get(0).name());
  }

  /** Computes on what is in {@link #input} now. */
  public void run() throws IOException {
    run.run();
  }

  /** The values of an output after {@link #run}, row-major, until the next run. */
  public FloatBuffer output(String name) {
    return run.output(name);
  }

  @Override
  public void close() {
    run.close();
    model.close();
  }
}
