package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads the output that YOLOv5 and YOLOv7 export: shape {@code [1][3 x cells][5 + classes]}; per
 * row the middle and the size in px of the input, the probability of an object, and per class its
 * probability given an object.
 *
 * <p>Source: the export layout of {@code ultralytics/yolov5}, {@code models/yolo.py
 * Detect.forward}. Confidence is object times best class. Immutable.
 */
record YoloV5Head(ModelCard card, String output) implements DetectionHead {

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    FloatBuffer values = run.output(output);
    Candidates candidates = new Candidates(card, letterbox);
    int classes = card.labels().size();
    for (int row = 0; row + 5 + classes <= values.limit(); row += 5 + classes) {
      float object = values.get(row + 4);
      if (!candidates.isSure(object)) {
        continue;
      }
      int best = Grid.best(values, row + 5, 1, classes);
      float confidence = object * candidates.ofFamily(values, row + 5, 1, best);
      if (candidates.isSure(confidence)) {
        candidates.add(
            best,
            confidence,
            values.get(row),
            values.get(row + 1),
            values.get(row + 2),
            values.get(row + 3));
      }
    }
    return candidates.finish();
  }
}
