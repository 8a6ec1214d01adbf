package io.miharu.core;

/**
 * A thing that a detector saw in one frame. Immutable.
 *
 * @param label what it is
 * @param box where it is, in pixels of the decoded frame
 * @param confidence the detector's own claim in [0, 1]; not calibrated
 */
public record Detection(ConceptId label, Box box, float confidence) {

  public Detection {
    Probabilities.check("confidence", confidence);
  }
}
