package io.miharu.detectors.tiles;

import io.miharu.core.Box;

/**
 * A part of the frame. Immutable.
 *
 * @param left first column, 0 or more, px
 * @param top first row, 0 or more, px
 * @param width above 0, px
 * @param height above 0, px
 */
record Tile(int left, int top, int width, int height) {

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  Box box() {
    return new Box(left, top, right(), bottom());
  }

  /** Whether all of {@code box} lies inside. */
  boolean holds(Box box) {
    return box.left() >= left
        && box.top() >= top
        && box.right() <= right()
        && box.bottom() <= bottom();
  }
}
