package io.miharu.ingest.javacv;

import io.miharu.core.MotionVector;
import java.nio.ByteBuffer;

/**
 * How a stored picture must be turned to be shown, by the container's display matrix: first
 * mirrored left to right or not, then turned clockwise. Immutable.
 *
 * @param degrees clockwise: 0, 90, 180 or 270
 * @param mirrored whether left and right are swapped before turning
 */
record Orientation(int degrees, boolean mirrored) {

  static final Orientation UPRIGHT = new Orientation(0, false);

  Orientation {
    if (degrees < 0 || degrees >= 360 || degrees % 90 != 0) {
      throw new IllegalArgumentException("0, 90, 180 or 270 degrees, got " + degrees);
    }
  }

  /**
   * Reads a display matrix of 3x3 fixed-point numbers, of which [0 1; 3 4] turn and scale: stored
   * (x, y) is shown at (a x + c y, b x + d y), y downwards.
   *
   * @return the nearest quarter turn; upright for a matrix that collapses the picture
   */
  static Orientation of(int[] matrix) {
    double a = matrix[0];
    double b = matrix[1];
    double c = matrix[3];
    double d = matrix[4];
    if ((a == 0 && b == 0) || (c == 0 && d == 0)) {
      return UPRIGHT;
    }
    // A negative determinant swaps left and right; mirroring x first negates a and b.
    boolean mirrored = a * d - b * c < 0;
    double angle = Math.toDegrees(Math.atan2(mirrored ? -b : b, mirrored ? -a : a));
    int quarter = (int) Math.floorMod(Math.round(angle / 90), 4L);
    return new Orientation(quarter * 90, mirrored);
  }

  boolean isUpright() {
    return degrees == 0 && !mirrored;
  }

  /** Whether width and height change places. */
  boolean swapsSides() {
    return degrees % 180 != 0;
  }

  /**
   * Turns a picture.
   *
   * @param stored row-major without padding, {@code width} x {@code height} px
   * @param shown receives the turned picture, row-major without padding, from its position 0
   */
  void turn(byte[] stored, int width, int height, int channels, ByteBuffer shown) {
    byte[] turned = new byte[width * height * channels];
    int shownWidth = swapsSides() ? height : width;
    int out = 0;
    for (int y = 0; y < turned.length / channels / shownWidth; y++) {
      for (int x = 0; x < shownWidth; x++) {
        int in = storedPixel(x, y, width, height) * channels;
        for (int channel = 0; channel < channels; channel++) {
          turned[out++] = stored[in + channel];
        }
      }
    }
    shown.put(0, turned);
  }

  /** The index of the stored pixel that is shown at (x, y). */
  private int storedPixel(int x, int y, int width, int height) {
    int column =
        switch (degrees) {
          case 0 -> x;
          case 90 -> y;
          case 180 -> width - 1 - x;
          default -> width - 1 - y;
        };
    int row =
        switch (degrees) {
          case 0 -> y;
          case 90 -> height - 1 - x;
          case 180 -> height - 1 - y;
          default -> x;
        };
    return row * width + (mirrored ? width - 1 - column : column);
  }

  /** Where a block of the stored picture of {@code width} x {@code height} px is shown. */
  MotionVector turn(MotionVector block, int width, int height) {
    float x = mirrored ? width - block.x() : block.x();
    float dx = mirrored ? -block.dx() : block.dx();
    float y = block.y();
    float dy = block.dy();
    return switch (degrees) {
      case 0 -> new MotionVector(x, y, block.width(), block.height(), dx, dy);
      case 90 -> new MotionVector(height - y, x, block.height(), block.width(), -dy, dx);
      case 180 -> new MotionVector(width - x, height - y, block.width(), block.height(), -dx, -dy);
      default -> new MotionVector(y, width - x, block.height(), block.width(), dy, -dx);
    };
  }

  /** The rectangle of the stored picture that is shown as {@code left, top, width, height}. */
  int[] stored(int left, int top, int width, int height, int storedWidth, int storedHeight) {
    int x =
        switch (degrees) {
          case 0 -> left;
          case 90 -> top;
          case 180 -> storedWidth - left - width;
          default -> storedWidth - top - height;
        };
    int y =
        switch (degrees) {
          case 0 -> top;
          case 90 -> storedHeight - left - width;
          case 180 -> storedHeight - top - height;
          default -> left;
        };
    int w = swapsSides() ? height : width;
    int h = swapsSides() ? width : height;
    return new int[] {mirrored ? storedWidth - x - w : x, y, w, h};
  }
}
