package io.miharu.detectors.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connected components of a mask, with 8 neighbours. Not thread-safe: it reuses its arrays. */
final class Components {

  /** A connected set of pixels; edges in px, right and bottom exclusive. */
  static final class Component {

    private final int[] pixels;
    private final int left;
    private final int top;
    private final int right;
    private final int bottom;

    Component(int[] pixels, int left, int top, int right, int bottom) {
      this.pixels = pixels;
      this.left = left;
      this.top = top;
      this.right = right;
      this.bottom = bottom;
    }

    /** Flat indices, not copied: nobody writes to them. */
    int[] pixels() {
      return pixels;
    }

    int left() {
      return left;
    }

    int top() {
      return top;
    }

    int right() {
      return right;
    }

    int bottom() {
      return bottom;
    }

    int area() {
      return pixels.length;
    }

    /** Whether the boxes of both touch. */
    boolean reaches(Component other) {
      return left <= other.right
          && other.left <= right
          && top <= other.bottom
          && other.top <= bottom;
    }

    /** Makes what is seen here now the background. */
    void heal(Background background) {
      for (int pixel : pixels) {
        background.heal(pixel);
      }
    }

    /** Both as one. */
    Component with(Component other) {
      int[] both = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
      System.arraycopy(other.pixels, 0, both, pixels.length, other.pixels.length);
      return new Component(
          both,
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }
  }

  private final int width;
  private final int height;
  private final int[] stack;

  /** Pixels of the mask that belong to no component yet. */
  private final boolean[] left;

  private int size;

  Components(int width, int height) {
    this.width = width;
    this.height = height;
    this.stack = new int[width * height];
    this.left = new boolean[width * height];
  }

  /** Those of at least {@code minArea} px, in the order of their topmost, then leftmost pixel. */
  List<Component> of(boolean[] mask, int minArea) {
    List<Component> found = new ArrayList<>();
    System.arraycopy(mask, 0, left, 0, mask.length);
    for (int start = 0; start < left.length; start++) {
      if (left[start]) {
        Component component = flood(start);
        if (component.area() >= minArea) {
          found.add(component);
        }
      }
    }
    return found;
  }

  private Component flood(int start) {
    // The stack doubles as the list of members: what was taken off it stays in front of "next".
    int next = 0;
    size = 0;
    take(start);
    int minX = width;
    int maxX = 0;
    int minY = height;
    int maxY = 0;
    while (next < size) {
      int pixel = stack[next++];
      int y = pixel / width;
      int x = pixel - y * width;
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
      if (y > 0) {
        takeRow(pixel - width, x);
      }
      takeRow(pixel, x);
      if (y < height - 1) {
        takeRow(pixel + width, x);
      }
    }
    return new Component(Arrays.copyOf(stack, size), minX, minY, maxX + 1, maxY + 1);
  }

  /** Takes what is left of a pixel of column {@code x} and its neighbours beside it. */
  private void takeRow(int pixel, int x) {
    if (x > 0 && left[pixel - 1]) {
      take(pixel - 1);
    }
    if (left[pixel]) {
      take(pixel);
    }
    if (x < width - 1 && left[pixel + 1]) {
      take(pixel + 1);
    }
  }

  private void take(int pixel) {
    left[pixel] = false;
    stack[size++] = pixel;
  }

  /**
   * Fills vertical gaps of up to 4 px, none sideways: the parts of an upright thing lie above each
   * other, while what stands beside it is another thing.
   */
  static void closeUpright(boolean[] mask, int width, int height) {
    for (int at = 2 * width; at < width * height; at++) {
      if (mask[at] && !mask[at - width]) {
        int gap = 1;
        int above = at - 2 * width;
        while (gap < 4 && above - width >= 0 && !mask[above]) {
          above -= width;
          gap++;
        }
        if (mask[above]) {
          for (int fill = 1; fill <= gap; fill++) {
            mask[at - fill * width] = true;
          }
        }
      }
    }
  }
}
