package io.miharu.app.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * About how many pixels a network looks at, where it can look at any number: as many as these have,
 * in the shape of the film. Immutable.
 *
 * @param width px
 * @param height px
 */
public record DetectorSize(int width, int height) {

  /** Smaller pictures show nothing, larger ones are those of no camera; px. */
  private static final int LEAST = 32;

  private static final int MOST = 4096;

  private static final Pattern WORDS = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  public DetectorSize {
    if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
      throw new IllegalArgumentException(
          "a detector looks at pictures with sides of %d to %d px, got %d x %d px"
              .formatted(LEAST, MOST, width, height));
    }
  }

  /**
   * Reads {@code 640x384}.
   *
   * @throws IllegalArgumentException when it is written otherwise, or too small or large
   */
  public static DetectorSize parse(String words) {
    Matcher size = WORDS.matcher(words);
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "the size a detector looks at is written as width x height in px, such as 640x384; got \"%s\""
              .formatted(words));
    }
    return new DetectorSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
  }

  /** As it is read: {@code 640x384}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
