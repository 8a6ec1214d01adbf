package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads the output that YOLOv8, v9 and v11 export: shape {@code [1][4 + classes][cells]}; per cell
 * the middle and the size in px of the input, and the probability of each class.
 *
 * <p>Source: the export layout of {@code ultralytics}, {@code nn/modules/head.py Detect}.
 * Immutable.
 */
record YoloV8Head(ModelCard card, String output) implements DetectionHead {

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    FloatBuffer values = run.output(output);
    Candidates candidates = new Candidates(card, letterbox);
    int classes = card.labels().size();
    int cells = values.limit() / (4 + classes);
    for (int cell = 0; cell < cells; cell++) {
      int best = Grid.best(values, 4 * cells + cell, cells, classes);
      float confidence = candidates.ofFamily(values, 4 * cells + cell, cells, best);
      if (candidates.isSure(confidence)) {
        candidates.add(
            best,
            confidence,
            values.get(cell),
            values.get(cells + cell),
            values.get(2 * cells + cell),
            values.get(3 * cells + cell));
      }
    }
    return candidates.finish();
  }
}
