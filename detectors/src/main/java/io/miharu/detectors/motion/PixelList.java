package io.miharu.detectors.motion;

import java.util.Arrays;

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

  void sort() {
    Arrays.sort(pixels, 0, size);
  }
}
