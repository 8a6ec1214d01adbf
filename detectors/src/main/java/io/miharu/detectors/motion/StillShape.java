package io.miharu.detectors.motion;

import io.miharu.detectors.motion.Components.Component;

/**
 * What a set of pixels that has come to rest looks like before the background.
 *
 * @param shape the pixels
 * @param background what it stands before; its steady values are those of the shape
 */
record StillShape(Component shape, Background background) {

  private static final int MIN_SIDE = 3;

  /** Times as tall as wide: a person. */
  private static final double FIGURE = 1.8;

  private static final double MIN_FILL = 0.4;

  /** Grey levels by which a thing differs from the background on average. */
  private static final double MIN_CONTRAST = 20;

  /** Whether it has the proportions of a person rather than of a thing that is put down. */
  boolean figure() {
    return shape.bottom() - shape.top() >= FIGURE * (shape.right() - shape.left());
  }

  /** Neither a sliver along an edge, as light and lens make them, nor a faint stain. */
  boolean solid() {
    int w = shape.right() - shape.left();
    int h = shape.bottom() - shape.top();
    double contrast = 0;
    for (int pixel : shape.pixels()) {
      contrast += Math.abs(background.steady[pixel] - background.mean[pixel]);
    }
    return Math.min(w, h) >= MIN_SIDE
        && w <= 3.5 * h
        && shape.area() >= MIN_FILL * w * h
        && contrast >= MIN_CONTRAST * shape.area();
  }

  /** How long its pixels have been steady on average, s. */
  double stillS() {
    double sum = 0;
    for (int pixel : shape.pixels()) {
      sum += background.steadyS[pixel];
    }
    return sum / shape.area();
  }

  /** How much stronger the outline is in the picture than in the background: above 1, it came. */
  double outline() {
    int w = background.width;
    boolean[] inside =
        new boolean[(shape.right() - shape.left() + 2) * (shape.bottom() - shape.top() + 2)];
    int iw = shape.right() - shape.left() + 2;
    for (int pixel : shape.pixels()) {
      inside[(pixel / w - shape.top() + 1) * iw + pixel % w - shape.left() + 1] = true;
    }
    double now = 0;
    double before = 0;
    for (int pixel : shape.pixels()) {
      int x = pixel % w;
      int y = pixel / w;
      int at = (y - shape.top() + 1) * iw + x - shape.left() + 1;
      for (int side = 0; side < 4; side++) {
        int dx = side == 0 ? 1 : side == 1 ? -1 : 0;
        int dy = side == 2 ? 1 : side == 3 ? -1 : 0;
        int ox = x + 2 * dx; // two away: the step of a blurred edge is wider than one pixel
        int oy = y + 2 * dy;
        if (inside[at + dy * iw + dx] || ox < 0 || oy < 0 || ox >= w || oy >= background.height) {
          continue;
        }
        int outer = oy * w + ox;
        now += Math.abs(background.steady[pixel] - background.steady[outer]);
        before += Math.abs(background.mean[pixel] - background.mean[outer]);
      }
    }
    return (now + 1) / (before + 1);
  }
}
