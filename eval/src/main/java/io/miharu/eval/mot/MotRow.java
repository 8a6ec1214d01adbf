package io.miharu.eval.mot;

import io.miharu.core.Box;

/**
 * One line of a MOTChallenge file: a box in a frame. Immutable.
 *
 * @param frame from 1
 * @param id of the track, or {@value #NO_ID} for a detection that belongs to none
 * @param left edge, px from the left of the picture
 * @param top edge, px from the top of the picture
 * @param width above 0, px
 * @param height above 0, px
 * @param confidence of a result: any finite number, since trackers write -1 for "none"; of a truth:
 *     0 where the box is not to be scored
 * @param category of a truth: 1 is a pedestrian, see {@link MotProtocol}; {@value #NO_CATEGORY}
 *     where the file does not say
 * @param visibility of a truth, in [0, 1]; -1 where the file does not say
 */
public record MotRow(
    long frame,
    int id,
    double left,
    double top,
    double width,
    double height,
    double confidence,
    int category,
    double visibility) {

  /** The id of a detection that belongs to no track. */
  public static final int NO_ID = -1;

  /** The category where a file does not say. */
  public static final int NO_CATEGORY = -1;

  public MotRow {
    if (frame < 1) {
      throw new IllegalArgumentException("frames of MOT files count from 1, got " + frame);
    }
    if (id < NO_ID) {
      throw new IllegalArgumentException("an id must be 0 or more, or -1 for none, got " + id);
    }
    if (!(width > 0 && height > 0)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "a box needs a width and height above 0 px, got %s x %s".formatted(width, height));
    }
    if (!Double.isFinite(left + top + width + height + confidence + visibility)) {
      throw new IllegalArgumentException(
          "box, confidence and visibility must be finite, got %s,%s,%s,%s,%s,%s"
              .formatted(left, top, width, height, confidence, visibility));
    }
  }

  /**
   * A row of a result, whose last three columns are -1.
   *
   * @param frameIndex how many frames were decoded before this one, from 0, as {@code core} counts
   */
  public static MotRow ofResult(long frameIndex, int id, Box box, double confidence) {
    return new MotRow(
        frameIndex + 1,
        id,
        box.left(),
        box.top(),
        box.width(),
        box.height(),
        confidence,
        NO_CATEGORY,
        -1);
  }

  /** The box, its edges rounded to {@code float}. */
  public Box box() {
    return Box.ofSize(left, top, width, height);
  }

  /**
   * This row as {@link MotFile} writes it, without a line break: sizes and places in hundredths of
   * a pixel, a size never below 0.01, confidence and visibility in ten-thousandths.
   */
  public String line() {
    StringBuilder line = new StringBuilder(64);
    line.append(frame).append(',').append(id);
    appendRounded(line.append(','), left, 2);
    appendRounded(line.append(','), top, 2);
    appendRounded(line.append(','), Math.max(width, 0.01), 2);
    appendRounded(line.append(','), Math.max(height, 0.01), 2);
    appendShort(line.append(','), confidence);
    line.append(',').append(category);
    appendShort(line.append(','), visibility);
    if (category == NO_CATEGORY) {
      line.append(",-1"); // results have ten columns: x, y and z in the world are unknown
    }
    return line.toString();
  }

  private static void appendShort(StringBuilder line, double value) {
    if (value == Math.rint(value)) {
      appendRounded(line, value, 0);
    } else {
      appendRounded(line, value, 4);
    }
  }

  /** Appends {@code value} with {@code digits} after the point; no locale, and never "-0.00". */
  private static void appendRounded(StringBuilder line, double value, int digits) {
    long scale = digits == 0 ? 1 : digits == 2 ? 100 : 10_000;
    long rounded = Math.round(value * scale);
    if (rounded < 0) {
      line.append('-');
    }
    long size = Math.abs(rounded);
    line.append(size / scale);
    if (digits > 0) {
      String fraction = Long.toString(size % scale);
      line.append('.').append("0".repeat(digits - fraction.length())).append(fraction);
    }
  }
}
