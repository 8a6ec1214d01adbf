package io.miharu.nets.onnx;

import io.miharu.nets.GoldenVector;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;

/** Compares a model with its card: shapes first, then the golden self-test. */
public final class CardCheck {

  private CardCheck() {}

  /**
   * Returns when the model takes the picture its card promises and answers the golden picture as
   * its card says; without a golden vector only the shapes are compared.
   *
   * @param run of {@code model}; its buffers are overwritten
   * @throws ModelFormatException when it does not; the message has both numbers
   */
  public static void check(OnnxModel model, OnnxRun run, ModelCard card) throws IOException {
    ImageInput input = card.input();
    if (model.inputs().size() != 1
        || !model.inputs().get(0).isFloat(1, 3, input.height(), input.width())) {
      throw new ModelFormatException(
          "%s: its card %s needs one input FLOAT 1x3x%dx%d, but the file has %s; is it the card of another model?"
              .formatted(model.file(), card.name(), input.height(), input.width(), model.inputs()));
    }
    if (card.golden().isEmpty()) {
      return;
    }
    GoldenVector golden = card.golden().get();
    input.write(
        GoldenVector.picture(input.width(), input.height()),
        input.width(),
        input.height(),
        run.input(model.inputs().get(0).name()));
    GoldenCheck.check(model, run, golden, card.name(), "fetch the file again, or correct the card");
  }
}
