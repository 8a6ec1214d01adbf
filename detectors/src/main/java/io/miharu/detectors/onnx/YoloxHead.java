package io.miharu.detectors.onnx;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.detectors.Detections;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the output of YOLOX: shape {@code [1][cells][5 + classes]}, cells of stride 8, then 16,
 * then 32, each grid row-major; per cell the offset of the centre, the logarithm of the size (both
 * in strides), the probability of an object, and per class its probability given an object.
 *
 * <p>Source: Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430, and the authors'
 * {@code demo_postprocess}. Confidence is object times best class. Immutable.
 */
final class YoloxHead {

  static final int[] STRIDES = {8, 16, 32};

  private final ModelCard card;
  private final int columns;

  YoloxHead(ModelCard card) {
    this.card = card;
    this.columns = 5 + card.labels().size();
  }

  /** How many cells a network with this input has. */
  static int cells(int width, int height) {
    int cells = 0;
    for (int stride : STRIDES) {
      cells += (width / stride) * (height / stride);
    }
    return cells;
  }

  /**
   * What the network saw, in pixels of the frame.
   *
   * @param output row-major, index 0 is the first
   * @throws ModelFormatException when the network computed NaN
   */
  List<Detection> decode(FloatBuffer output, Letterbox letterbox) throws ModelFormatException {
    List<Detection> found = new ArrayList<>();
    int row = 0;
    for (int stride : STRIDES) {
      int gridWidth = card.input().width() / stride;
      int gridHeight = card.input().height() / stride;
      for (int y = 0; y < gridHeight; y++) {
        for (int x = 0; x < gridWidth; x++, row += columns) {
          float object = output.get(row + 4);
          if (Float.isNaN(object)) {
            throw new ModelFormatException(
                "model %s computed NaN instead of a probability; is the file damaged?"
                    .formatted(card.name()));
          }
          if (object < card.minConfidence()) {
            continue; // a class only lowers it
          }
          int best = best(output, row);
          float confidence = object * output.get(row + 5 + best);
          if (!(confidence >= card.minConfidence())) {
            continue;
          }
          double centreX = (output.get(row) + x) * stride;
          double centreY = (output.get(row + 1) + y) * stride;
          double width = Math.exp(output.get(row + 2)) * stride;
          double height = Math.exp(output.get(row + 3)) * stride;
          add(found, best, confidence, centreX, centreY, width, height, letterbox);
        }
      }
    }
    return Detections.withoutDuplicates(found, card.nmsIou());
  }

  private int best(FloatBuffer output, int row) {
    int best = 0;
    for (int i = 1; i < card.labels().size(); i++) {
      if (output.get(row + 5 + i) > output.get(row + 5 + best)) {
        best = i;
      }
    }
    return best;
  }

  private void add(
      List<Detection> found,
      int best,
      float confidence,
      double centreX,
      double centreY,
      double width,
      double height,
      Letterbox letterbox) {
    // A size that no picture has, or none at all, is no box.
    if (!(width >= 0.01 && height >= 0.01 && width < 1e5 && height < 1e5)
        || !(Math.abs(centreX) < 1e5 && Math.abs(centreY) < 1e5)) {
      return;
    }
    ConceptId label = card.labels().get(best);
    letterbox
        .toFrame(Box.centred(centreX, centreY, width, height))
        .ifPresent(box -> found.add(new Detection(label, box, Math.min(1, confidence))));
  }
}
