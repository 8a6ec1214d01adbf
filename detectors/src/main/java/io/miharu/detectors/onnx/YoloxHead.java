package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads the output of YOLOX: shape {@code [1][cells][5 + classes]}, cells of stride 8, then 16,
 * then 32, each grid row-major; per cell the offset of the centre, the logarithm of the size (both
 * in strides), the probability of an object, and per class its probability given an object.
 *
 * <p>Source: Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430, and the authors'
 * {@code demo_postprocess}. Confidence is object times best class. Immutable.
 */
record YoloxHead(ModelCard card, String output) implements DetectionHead {

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    return decode(run.output(output), letterbox);
  }

  List<Detection> decode(FloatBuffer values, Letterbox letterbox) throws ModelFormatException {
    Candidates candidates = new Candidates(card, letterbox);
    int classes = card.labels().size();
    int row = 0;
    for (int stride : Grid.STRIDES) {
      int gridWidth = letterbox.inputWidth() / stride;
      int gridHeight = letterbox.inputHeight() / stride;
      for (int y = 0; y < gridHeight; y++) {
        for (int x = 0; x < gridWidth; x++, row += 5 + classes) {
          float object = values.get(row + 4);
          if (!candidates.isSure(object)) {
            continue; // a class only lowers it
          }
          int best = Grid.best(values, row + 5, 1, classes);
          float confidence = object * candidates.ofFamily(values, row + 5, 1, best);
          if (candidates.isSure(confidence)) {
            candidates.add(
                best,
                confidence,
                (values.get(row) + x) * stride,
                (values.get(row + 1) + y) * stride,
                Math.exp(values.get(row + 2)) * stride,
                Math.exp(values.get(row + 3)) * stride);
          }
        }
      }
    }
    return candidates.finish();
  }
}
