package io.miharu.detectors.motion;

/**
 * Something that moves, in pixels of the small picture.
 *
 * @param left px
 * @param top px
 * @param right exclusive, px
 * @param bottom exclusive, px
 * @param area pixels that differ from the background
 * @param contrast mean difference from the background, grey levels
 */
record Region(int left, int top, int right, int bottom, int area, double contrast) {

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  Region joined(Region other) {
    int sum = area + other.area;
    return new Region(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom),
        sum,
        (area * contrast + other.area * other.contrast) / sum);
  }

  /** In [0, 1], rising with area (half of its range at 8 px) and contrast (all of it from 40). */
  float confidence() {
    return (float) (0.95 * (1 - Math.exp(-area / 12.0)) * (0.6 + 0.4 * Math.min(1, contrast / 40)));
  }

  private boolean upright() {
    return height() >= 1.7 * width();
  }

  /** Whether both could be parts of one upright thing, one above the other. */
  boolean stackedOn(Region other) {
    int shared = Math.min(right, other.right) - Math.max(left, other.left);
    int gap = Math.max(top, other.top) - Math.min(bottom, other.bottom);
    int narrow = Math.min(width(), other.width());
    int wide = Math.max(width(), other.width());
    int tall = Math.max(bottom, other.bottom) - Math.min(top, other.top);
    // Two upright figures are two people; a head and a pair of legs are one whose coat is as grey
    // as the
    // ground.
    boolean bothUpright = upright() && other.upright();
    double reach = bothUpright ? 0.2 : 0.55;
    boolean oneIsPart = Math.min(area, other.area) < 0.5 * Math.max(area, other.area);
    return shared >= 0.6 * narrow
        && gap <= Math.max(1, reach * Math.max(height(), other.height()))
        && tall <= 4 * wide
        && (oneIsPart || tall <= 2.4 * wide);
  }

  /** Whether {@code other}, seen a frame or two ago, may be the same thing. */
  boolean continues(Region other) {
    int reachX = 2 + width() / 2;
    int reachY = 2 + height() / 2;
    return left - reachX < other.right
        && other.left < right + reachX
        && top - reachY < other.bottom
        && other.top < bottom + reachY;
  }
}
