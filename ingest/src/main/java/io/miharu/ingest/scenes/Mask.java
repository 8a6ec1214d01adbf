package io.miharu.ingest.scenes;

/** Which pixels show one actor, when others may stand before it. Not thread-safe. */
final class Mask extends Rasteriser {

  private final boolean[] shown;
  private boolean hiding;

  Mask(int width, int height) {
    super(width, height, 1.3);
    shown = new boolean[width * height];
  }

  /** From now on, strokes hide what was drawn before. */
  void hide() {
    hiding = true;
  }

  @Override
  void put(int index, int rgb, int cover, int light) {
    if (cover >= 128) {
      shown[index] = !hiding;
    }
  }

  /** What is left in the part of the picture that {@code within} names. */
  Extent extent(Extent within) {
    Extent found = new Extent();
    for (int row = within.top(); row < Math.min(height, within.bottom()); row++) {
      for (int column = within.left(); column < Math.min(width, within.right()); column++) {
        if (shown[row * width + column]) {
          found.pixels++;
          found.include(column, row, column + 1, row + 1);
        }
      }
    }
    return found;
  }

  /** Makes that part empty again, ready for another actor. */
  void clear(Extent within) {
    hiding = false;
    for (int row = within.top(); row < Math.min(height, within.bottom()); row++) {
      for (int column = within.left(); column < Math.min(width, within.right()); column++) {
        shown[row * width + column] = false;
      }
    }
  }
}
