package io.miharu.core;

/**
 * How a standing world moves in the picture from one frame to a later one because the camera moves:
 * what was at (x, y) is at {@code (scale · x + dx, scale · y + dy)}. Immutable.
 *
 * @param scale above 1 when the camera drives forward
 * @param dx px
 * @param dy px
 */
public record PictureMotion(double scale, double dx, double dy) {

  /** The camera stands, or nobody knows how it moves. */
  public static final PictureMotion NONE = new PictureMotion(1, 0, 0);

  public PictureMotion {
    if (!(scale > 0 && Double.isFinite(scale) && Double.isFinite(dx) && Double.isFinite(dy))) {
      throw new IllegalArgumentException(
          "a motion needs a scale above 0 and a finite shift, got %s, (%s, %s)"
              .formatted(scale, dx, dy));
    }
  }

  /** Where a standing thing of the earlier frame is in the later one. */
  public Box moved(Box box) {
    return Box.centred(
        scale * box.centreX() + dx,
        scale * box.centreY() + dy,
        scale * box.width(),
        scale * box.height());
  }
}
