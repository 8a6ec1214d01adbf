package io.miharu.detectors.onnx;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.detectors.Detections;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the boxes of one frame for a head: drops what is too unsure and what is no box, and in
 * the end, family by family, what overlaps something surer.
 */
final class Candidates {

  private final ModelCard card;
  private final Letterbox letterbox;
  private final List<Detection> found = new ArrayList<>();

  Candidates(ModelCard card, Letterbox letterbox) {
    this.card = card;
    this.letterbox = letterbox;
  }

  /**
   * Whether a probability is worth looking at.
   *
   * @throws ModelFormatException when it is NaN
   */
  boolean isSure(float probability) throws ModelFormatException {
    if (Float.isNaN(probability)) {
      throw new ModelFormatException(
          "model %s computed NaN instead of a probability; is the file damaged?"
              .formatted(card.name()));
    }
    return probability >= card.minConfidence();
  }

  /**
   * How probably a cell shows something of the family of a class.
   *
   * @param values the probabilities of its classes, {@code step} apart from {@code first} on
   * @param best the most probable of them
   */
  float ofFamily(FloatBuffer values, int first, int step, int best) {
    float sum = values.get(first + best * step);
    LabelFamilies families = card.suppression().families();
    if (families.all().isEmpty()) {
      return sum;
    }
    ConceptId label = card.labels().get(best);
    for (int i = 0; i < card.labels().size(); i++) {
      if (families.areSiblings(label, card.labels().get(i))) {
        sum += values.get(first + i * step);
      }
    }
    return Math.min(1, sum);
  }

  /** A box by its middle and size, in px of the input. */
  void add(
      int label, float confidence, double centreX, double centreY, double width, double height) {
    // A size that no picture has, or none at all, is no box.
    if (width >= 0.01
        && height >= 0.01
        && width < 1e5
        && height < 1e5
        && Math.abs(centreX) < 1e5
        && Math.abs(centreY) < 1e5) {
      ConceptId concept = card.labels().get(label);
      letterbox
          .toFrame(Box.centred(centreX, centreY, width, height))
          .ifPresent(box -> found.add(new Detection(concept, box, Math.min(1, confidence))));
    }
  }

  /** A box by its edges, in px of the input. */
  void addEdges(int label, float confidence, double left, double top, double right, double bottom) {
    add(label, confidence, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
  }

  List<Detection> finish() {
    return Detections.suppressed(found, card.suppression());
  }
}
