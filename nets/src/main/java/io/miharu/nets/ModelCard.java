package io.miharu.nets;

import io.miharu.core.ConceptId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a picture model that its file does not say. Immutable.
 *
 * @param name short and in kebab case; the source of what the model says: {@code yolox-nano}
 * @param task {@link #DETECTION}, {@link #POSE}, {@link #APPEARANCE} or {@link #CLASSIFICATION}
 * @param head how the outputs are read: {@code yolox}
 * @param input how a picture becomes the model's input
 * @param labels index i is class i of the model, or joint i of a pose, each once; of a classifier
 *     none when they are in a file beside it
 * @param minConfidence detections, or joints, below are dropped, in [0, 1]
 * @param suppression how many boxes of one thing become one
 * @param licence of the weights, for people
 * @param source where the weights came from, for people
 * @param golden the self-test; absent for a model that was only recognised by its shapes
 */
public record ModelCard(
    String name,
    String task,
    String head,
    ImageInput input,
    List<ConceptId> labels,
    double minConfidence,
    Suppression suppression,
    String licence,
    String source,
    Optional<GoldenVector> golden) {

  /** Boxes around things, each with a label. */
  public static final String DETECTION = "object-detection";

  /** The joints of the one person in the picture. */
  public static final String POSE = "pose-estimation";

  /** A vector that is alike for pictures of the same person. */
  public static final String APPEARANCE = "appearance";

  /** What the picture as a whole shows. */
  public static final String CLASSIFICATION = "image-classification";

  /**
   * The tracker's second round wants weak boxes too (ByteTrack, arXiv:2110.06864, section 3), so
   * detectors keep what is this sure; who needs certainty asks for more.
   */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.1;

  public ModelCard {
    labels = List.copyOf(labels);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a model card needs a name");
    }
    if ((labels.isEmpty() && !task.equals(CLASSIFICATION))
        || new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException(
          "card %s: labels must be there and differ, got %s".formatted(name, labels));
    }
    for (List<ConceptId> family : suppression.families().all()) {
      if (!labels.isEmpty() && !labels.containsAll(family)) {
        throw new IllegalArgumentException(
            "card %s: families are of its labels, %s; got %s".formatted(name, labels, family));
      }
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "card %s: the least confidence must lie in [0, 1], got %s"
              .formatted(name, minConfidence));
    }
  }
}
