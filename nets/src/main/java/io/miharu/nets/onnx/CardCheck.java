package io.miharu.nets.onnx;

import io.miharu.nets.GoldenVector;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.util.List;

/** Compares a model with its card: shapes first, then the golden self-test. */
public final class CardCheck {

  private CardCheck() {}

  /**
   * Buffers for pictures of the card's size, when the model takes the picture its card promises and
   * answers the golden picture as its card says; without a golden vector only the shapes are
   * compared.
   *
   * @return owned by whoever asks
   * @throws ModelFormatException when it does not; the message has both numbers
   */
  public static OnnxRun prepare(OnnxModel model, ModelCard card) throws IOException {
    ImageInput input = card.input();
    if (model.inputs().size() != 1 || !model.inputs().get(0).isFloat(input.tensorShape())) {
      throw new ModelFormatException(
          "%s: its card %s needs one input FLOAT 1x3x%dx%d, but the file has %s; is it the card of another model?"
              .formatted(model.file(), card.name(), input.height(), input.width(), model.inputs()));
    }
    List<Long> sizes = model.inputs().get(0).shape();
    if (input.multipleOf().isPresent() && (sizes.get(2) >= 0 || sizes.get(3) >= 0)) {
      throw new ModelFormatException(
          "%s: its card %s says that it takes pictures of any size, but the file has %s; leave out input.multipleOf, or export it for open sizes"
              .formatted(model.file(), card.name(), model.inputs()));
    }
    OnnxRun run = model.prepare(input);
    try {
      if (card.golden().isPresent()) {
        check(model, run, card, card.golden().get());
      }
      return run;
    } catch (IOException | RuntimeException refused) {
      run.close();
      throw refused;
    }
  }

  private static void check(OnnxModel model, OnnxRun run, ModelCard card, GoldenVector golden)
      throws IOException {
    ImageInput input = card.input();
    input.write(
        GoldenVector.picture(input.width(), input.height()),
        input.width(),
        input.height(),
        run.input(model.inputs().get(0).name()));
    GoldenCheck.check(model, run, golden, card.name(), "fetch the file again, or correct the card");
  }
}
