package io.miharu.detectors.onnx;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads networks that end with their own post-processing, as SSD ones do: boxes {@code [..][n][4]},
 * the index of each one's class {@code [..][n]}, and its confidence {@code [..][n]}.
 *
 * <p>Source: the layouts of the ONNX model zoo (SSD), of the TensorFlow object detection models and
 * of torchvision. Immutable.
 */
record SsdHead(ModelCard card, String boxes, String classes, String scores, Corners corners)
    implements DetectionHead {

  /** What these networks call the class that is none; a card may name it, and it is never seen. */
  private static final ConceptId BACKGROUND = ConceptId.of("background");

  /** How the four numbers of a box are to be read. */
  enum Corners {
    /** Left, top, right, bottom as shares of the input: the model zoo's SSD. */
    SHARES,
    /** Top, left, bottom, right as shares of the input: TensorFlow. */
    SHARES_TOP_FIRST,
    /** Left, top, right, bottom in px of the input: torchvision. */
    PIXELS
  }

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    FloatBuffer edges = run.output(boxes);
    FloatBuffer labels = run.output(classes);
    FloatBuffer confidences = run.output(scores);
    Candidates candidates = new Candidates(card, letterbox);
    double width = corners == Corners.PIXELS ? 1 : letterbox.inputWidth();
    double height = corners == Corners.PIXELS ? 1 : letterbox.inputHeight();
    boolean topFirst = corners == Corners.SHARES_TOP_FIRST;
    for (int i = 0; i < confidences.limit(); i++) {
      if (!candidates.isSure(confidences.get(i))) {
        continue;
      }
      int label = Math.round(labels.get(i));
      if (label < 0 || label >= card.labels().size()) {
        throw new ModelFormatException(
            "model %s saw class %d, but its card has %d labels, from 0 on; correct the card"
                .formatted(card.name(), label, card.labels().size()));
      }
      if (!card.labels().get(label).equals(BACKGROUND)) {
        candidates.addEdges(
            label,
            confidences.get(i),
            edges.get(4 * i + (topFirst ? 1 : 0)) * width,
            edges.get(4 * i + (topFirst ? 0 : 1)) * height,
            edges.get(4 * i + (topFirst ? 3 : 2)) * width,
            edges.get(4 * i + (topFirst ? 2 : 3)) * height);
      }
    }
    return candidates.finish();
  }
}
