package io.miharu.learning.data;

/**
 * Pictures of the digits 0 to 9, numbered within each digit.
 *
 * <p>Implementations are immutable.
 */
public interface DigitGlyphs {

  /** Width and height of a glyph, px. */
  int SIDE = 28;

  /** How many glyphs there are of {@code digit}. */
  int count(int digit);

  /** A copy of one glyph, row-major, ink in [0, 1]. */
  float[] glyph(int digit, int number);

  /** Where they come from, for reports. */
  String source();
}
