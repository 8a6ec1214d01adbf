package io.miharu.learning.detector;

/**
 * How much pictures are varied while a detector learns. Immutable.
 *
 * @param mosaic how often four pictures are joined to one, [0, 1]
 * @param minScale of a picture against the size at which it just fits, above 0
 * @param maxScale at least {@code minScale}
 * @param zoom what all scales are multiplied with, above 0
 * @param flip whether left and right may be swapped
 * @param colour how far brightness, contrast and saturation go, [0, 1)
 * @param harm how often a picture is harmed by each of blur, night and compression, [0, 1]
 * @param paste how often things of other frames are pasted in, [0, 1]
 * @param sketch how often made-up things are drawn in, [0, 1]
 * @param turn how often a frame that shows only people is turned by a quarter, [0, 1]
 * @param confidences whether what the labeller is less sure of counts less
 */
public record FrameVariation(
    double mosaic,
    double minScale,
    double maxScale,
    double zoom,
    boolean flip,
    double colour,
    double harm,
    double paste,
    double sketch,
    double turn,
    boolean confidences) {

  public static final FrameVariation DEFAULT =
      new FrameVariation(0.4, 0.5, 1.7, 1, true, 0.3, 0.12, 0, 0, 0, true);

  public FrameVariation {
    if (!(mosaic >= 0
        && mosaic <= 1
        && minScale > 0
        && maxScale >= minScale
        && zoom > 0
        && colour >= 0
        && colour < 1
        && harm >= 0
        && harm <= 1
        && paste >= 0
        && paste <= 1
        && sketch >= 0
        && sketch <= 1
        && turn >= 0
        && turn <= 1)) {
      throw new IllegalArgumentException(
          "mosaic, harm, paste, sketch and turn lie in [0, 1], colour in [0, 1), scales rise above 0; got %s, %s, %s, %s, %s, %s, %s and %s"
              .formatted(mosaic, harm, paste, sketch, turn, colour, minScale, maxScale));
    }
  }

  /** Larger pictures of which less is seen: for training on small pieces of what is served. */
  public FrameVariation withZoom(double factor) {
    return new FrameVariation(
        mosaic, minScale, maxScale, factor, flip, colour, harm, paste, sketch, turn, confidences);
  }

  /** With things of other frames pasted into this share of the pictures. */
  public FrameVariation withPaste(double share) {
    return new FrameVariation(
        mosaic, minScale, maxScale, zoom, flip, colour, harm, share, sketch, turn, confidences);
  }

  /** With made-up things drawn over this share of the pictures. */
  public FrameVariation withSketch(double share) {
    return new FrameVariation(
        mosaic, minScale, maxScale, zoom, flip, colour, harm, paste, share, turn, confidences);
  }

  /** With this share of the frames that show only people turned by a quarter. */
  public FrameVariation withTurn(double share) {
    return new FrameVariation(
        mosaic, minScale, maxScale, zoom, flip, colour, harm, paste, sketch, share, confidences);
  }

  public FrameVariation withConfidences(boolean wanted) {
    return new FrameVariation(
        mosaic, minScale, maxScale, zoom, flip, colour, harm, paste, sketch, turn, wanted);
  }
}
