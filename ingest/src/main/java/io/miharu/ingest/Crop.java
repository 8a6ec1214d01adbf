package io.miharu.ingest;

import java.util.Locale;

/**
 * A part of the picture to look at, in pixels of the whole frame after rotation. Immutable.
 *
 * @param left first column that is kept, 0 or more, px
 * @param top first row that is kept, 0 or more, px
 * @param width above 0, px
 * @param height above 0, px
 */
public record Crop(int left, int top, int width, int height) {

  public Crop {
    if (left < 0 || top < 0 || width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a crop starts at 0 or more and has a size above 0, got "
              + text(left, top, width, height));
    }
  }

  /** Whether it lies inside a picture of {@code width} x {@code height} px. */
  public boolean fits(int pictureWidth, int pictureHeight) {
    return (long) left + width <= pictureWidth && (long) top + height <= pictureHeight;
  }

  /** {@code left,top,width,height}, as the command line takes it. */
  @Override
  public String toString() {
    return text(left, top, width, height);
  }

  private static String text(int left, int top, int width, int height) {
    return String.format(Locale.ROOT, "%d,%d,%d,%d", left, top, width, height);
  }
}
