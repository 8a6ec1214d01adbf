package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads the output of FastestDet: shape {@code [1][5 + classes][H/16][W/16]}; per cell the
 * probability of an object, the offset of the middle (through tanh, in cells), the size (through
 * the logistic function, in inputs), and per class its probability.
 *
 * <p>Source: Ma, FastestDet, {@code utils/tool.py handle_preds}. Confidence is object^0.6 times
 * best class^0.4, as there. Immutable.
 */
record FastestDetHead(ModelCard card, String output) implements DetectionHead {

  static final int STRIDE = 16;

  private static final double OBJECT_POWER = 0.6;

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    FloatBuffer values = run.output(output);
    Candidates candidates = new Candidates(card, letterbox);
    int inputWidth = letterbox.inputWidth();
    int inputHeight = letterbox.inputHeight();
    int width = inputWidth / STRIDE;
    int cells = width * (inputHeight / STRIDE);
    for (int cell = 0; cell < cells; cell++) {
      double object = Math.pow(values.get(cell), OBJECT_POWER);
      if (!candidates.isSure((float) object)) {
        continue; // a class only lowers it
      }
      int column = cell % width;
      int row = cell / width;
      int best = Grid.best(values, 5 * cells + cell, cells, card.labels().size());
      float family = candidates.ofFamily(values, 5 * cells + cell, cells, best);
      float confidence = (float) (object * Math.pow(family, 1 - OBJECT_POWER));
      if (candidates.isSure(confidence)) {
        candidates.add(
            best,
            confidence,
            (column + Math.tanh(values.get(cells + cell))) * STRIDE,
            (row + Math.tanh(values.get(2 * cells + cell))) * STRIDE,
            logistic(values.get(3 * cells + cell)) * inputWidth,
            logistic(values.get(4 * cells + cell)) * inputHeight);
      }
    }
    return candidates.finish();
  }

  private static double logistic(double value) {
    return 1 / (1 + Math.exp(-value));
  }
}
