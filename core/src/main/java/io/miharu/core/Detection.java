package io.miharu.core;

/**
 * A thing that a detector saw in one frame. Immutable.
 *
 * @param label what it is
 * @param box where it is, in pixels of the decoded frame
 * @param confidence the detector's own claim in [0, 1]; not calibrated
 * @param whole whether the box keeps the shape of the thing up to the picture's border, as a
 *     network's does; one around what moves shrinks there, and grows with its shadow
 */
public record Detection(ConceptId label, Box box, float confidence, boolean whole) {

  public Detection {
    Probabilities.check("confidence", confidence);
  }

  /** With a whole box. */
  public Detection(ConceptId label, Box box, float confidence) {
    this(label, box, confidence, true);
  }

  /** With a box around what of it moves. */
  public static Detection ofMotion(ConceptId label, Box box, float confidence) {
    return new Detection(label, box, confidence, false);
  }
}
