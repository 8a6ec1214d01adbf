package io.miharu.detectors.motion;

/**
 * Tells a cast shadow from a thing: a shadow darkens by a common factor and lets the ground's
 * texture through.
 *
 * <p>A pixel is shadow when, over its 3x3 neighbourhood, the picture is {@value #DARKEST} to
 * {@value #BRIGHTEST} times the background and what remains after that factor is on average below
 * {@value #MAX_RESIDUE} grey levels. Flat grey cloth over flat ground passes this test as well,
 * therefore the caller removes shadow from a region only when enough of it is none.
 *
 * <p>After the normalised cross-correlation test of Jacques, Jung and Musse, SIBGRAPI 2005; we use
 * the residue instead of the correlation, which is undefined on flat ground.
 */
final class Shadows {

  static final double DARKEST = 0.42;
  static final double BRIGHTEST = 0.93;
  static final double MAX_RESIDUE = 6;

  private Shadows() {}

  /** Whether the picture at (x, y), 1 px or more from the border, looks like shaded background. */
  static boolean at(int[] grey, float shift, float[] mean, int width, int x, int y) {
    double now = 0;
    double ground = 0;
    for (int ny = y - 1; ny <= y + 1; ny++) {
      for (int i = ny * width + x - 1; i <= ny * width + x + 1; i++) {
        now += grey[i] - shift;
        ground += mean[i];
      }
    }
    double factor = now / Math.max(1, ground);
    if (!(factor >= DARKEST && factor <= BRIGHTEST)) {
      return false;
    }
    double residue = 0;
    for (int ny = y - 1; ny <= y + 1; ny++) {
      for (int i = ny * width + x - 1; i <= ny * width + x + 1; i++) {
        residue += Math.abs(grey[i] - shift - factor * mean[i]);
      }
    }
    return residue / 9 < MAX_RESIDUE;
  }
}
