package io.miharu.detectors.motion;

/** Flat indices of pixels: of a picture few differ, and most steps need only those. */
final class PixelList {

  private final int[] pixels;
  private int size;

  /**
   * @param most how many it can hold
   */
  PixelList(int most) {
    pixels = new int[most];
  }

  int size() {
    return size;
  }

  int get(int at) {
    return pixels[at];
  }

  void add(int pixel) {
    pixels[size++] = pixel;
  }

  void clear() {
    size = 0;
  }

  /** Takes those that are marked, in rising order, instead of what it had. */
  void take(boolean[] marked) {
    size = 0;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        pixels[size++] = i;
      }
    }
  }
}
