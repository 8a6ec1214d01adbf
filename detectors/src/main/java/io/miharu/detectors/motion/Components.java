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
  private final boolean[] done;

  Components(int width, int height) {
    this.width = width;
    this.height = height;
    this.stack = new int[width * height];
    this.done = new boolean[width * height];
  }

  /** Those of at least {@code minArea} px, in the order of their topmost, then leftmost pixel. */
  List<Component> of(boolean[] mask, int minArea) {
    List<Component> found = new ArrayList<>();
    Arrays.fill(done, false);
    for (int start = 0; start < mask.length; start++) {
      if (mask[start] && !done[start]) {
        Component component = flood(mask, start);
        if (component.area() >= minArea) {
          found.add(component);
        }
      }
    }
    return found;
  }

  private Component flood(boolean[] mask, int start) {
    // The stack doubles as the list of members: what was taken off it stays in front of "next".
    int next = 0;
    int size = 1;
    stack[0] = start;
    done[start] = true;
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    while (next < size) {
      int pixel = stack[next++];
      int y = pixel / width;
      int x = pixel - y * width;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      int firstX = Math.max(0, x - 1);
      int lastX = Math.min(width - 1, x + 1);
      int lastY = Math.min(height - 1, y + 1);
      for (int ny = Math.max(0, y - 1); ny <= lastY; ny++) {
        for (int neighbour = ny * width + firstX; neighbour <= ny * width + lastX; neighbour++) {
          if (mask[neighbour] && !done[neighbour]) {
            done[neighbour] = true;
            stack[size++] = neighbour;
          }
        }
      }
    }
    return new Component(Arrays.copyOf(stack, size), left, top, right, bottom);
  }

  /**
   * Fills vertical gaps of up to 4 px, none sideways: the parts of an upright thing lie above each
   * other, while what stands beside it is another thing.
   */
  static void closeUpright(boolean[] mask, int width, int height) {
    int[] last =
        new int[width]; // row of the lowest pixel of each column so far, plus one; 0 for none
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        if (mask[at]) {
          int gap = last[x] == 0 ? 0 : y - last[x];
          if (gap > 0 && gap <= 4) {
            for (int fill = 1; fill <= gap; fill++) {
              mask[at - fill * width] = true;
            }
          }
          last[x] = y + 1;
        }
      }
    }
  }
}
