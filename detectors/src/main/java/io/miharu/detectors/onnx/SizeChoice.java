package io.miharu.detectors.onnx;

import io.miharu.nets.ImageInput;

/**
 * At which size a network that takes pictures of any size looks at frames: among the sizes that
 * cost about as much as the one it learned with, the one that shows most of its frames' detail.
 *
 * <p>A frame of 4:3 fills 341 x 256 px of an input of 416 x 256 px, and all of 384 x 288 px.
 */
final class SizeChoice {

  /** How much more than its own area a network may look at: what 384 x 288 px are to 416 x 256. */
  private static final double MOST_AREA = 1.04;

  private SizeChoice() {}

  /**
   * The input that shows frames largest, of at most {@value #MOST_AREA} times the area of {@code
   * own}. Of those that show them as large it is the smallest, then {@code own}, then the
   * narrowest. {@code own} itself for a network that takes no other, or stretches its frames.
   *
   * @param frameWidth px
   * @param frameHeight px
   */
  static ImageInput of(ImageInput own, int frameWidth, int frameHeight) {
    if (own.multipleOf().isEmpty() || own.stretched()) {
      return own;
    }
    int step = own.multipleOf().getAsInt();
    long most = (long) (MOST_AREA * area(own.width(), own.height()));
    int bestWidth = own.width();
    int bestHeight = own.height();
    for (int width = step; area(width, step) <= most; width += step) {
      // As high as the frame is at this width, or as there is room for.
      long rows = -Math.floorDiv(-area(width, frameHeight), area(frameWidth, step));
      int height = (int) Math.min(rows, most / area(width, step)) * step;
      double scale = scale(frameWidth, frameHeight, width, height);
      double best = scale(frameWidth, frameHeight, bestWidth, bestHeight);
      // Equal quotients of whole numbers are equal to the last bit.
      if (scale > best || (scale == best && area(width, height) < area(bestWidth, bestHeight))) {
        bestWidth = width;
        bestHeight = height;
      }
    }
    return own.withSize(bestWidth, bestHeight);
  }

  private static double scale(int frameWidth, int frameHeight, int width, int height) {
    return Math.min((double) width / frameWidth, (double) height / frameHeight);
  }

  private static long area(int width, int height) {
    return (long) width * height;
  }
}
