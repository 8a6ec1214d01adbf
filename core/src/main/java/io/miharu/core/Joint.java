package io.miharu.core;

/**
 * One joint of a body in one picture. Immutable.
 *
 * @param x in pixels of the decoded frame; NaN when the joint was not found
 * @param y in pixels of the decoded frame; NaN when the joint was not found
 * @param confidence the network's own claim in [0, 1], 0 for a joint that was not found; not
 *     calibrated
 */
public record Joint(float x, float y, float confidence) {

  /** A joint that was not found. */
  public static final Joint MISSING = new Joint(Float.NaN, Float.NaN, 0);

  public Joint {
    Probabilities.check("confidence", confidence);
    boolean found = Float.isFinite(x) && Float.isFinite(y);
    if (!found && !(Float.isNaN(x) && Float.isNaN(y) && confidence == 0)) {
      throw new IllegalArgumentException(
          "a joint has two finite coordinates, or two NaN and confidence 0, got (%s, %s) with %s"
              .formatted(x, y, confidence));
    }
  }

  public boolean found() {
    return !Float.isNaN(x);
  }
}
