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

  /** From one row to the next of a picture with a border of one pixel, which is never set. */
  private final int stride;

  /** The place in the picture of every place in the bordered one, and its column. */
  private final int[] pixelOf;

  private final short[] columnOf;
  private final int[] stack;

  /** Pixels of the mask that belong to no component yet, with the border. */
  private final boolean[] left;

  private int size;

  Components(int width, int height) {
    this.width = width;
    this.height = height;
    this.stride = width + 2;
    this.stack = new int[width * height];
    this.left = new boolean[stride * (height + 2)];
    this.pixelOf = new int[left.length];
    this.columnOf = new short[left.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixelOf[place(x, y)] = y * width + x;
        columnOf[place(x, y)] = (short) x;
      }
    }
  }

  private int place(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  /** Those of at least {@code minArea} px, in the order of their topmost, then leftmost pixel. */
  List<Component> of(boolean[] mask, int minArea) {
    PixelList all = new PixelList(mask.length);
    for (int pixel = 0; pixel < mask.length; pixel++) {
      if (mask[pixel]) {
        all.add(pixel);
      }
    }
    return of(mask, all, minArea);
  }

  /**
   * The same, where somebody knows where to look.
   *
   * @param firsts in rising order; among them the first pixel of every component
   */
  List<Component> of(boolean[] mask, PixelList firsts, int minArea) {
    List<Component> found = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      System.arraycopy(mask, y * width, left, place(0, y), width);
    }
    for (int k = 0; k < firsts.size(); k++) {
      int start = place(firsts.get(k) % width, firsts.get(k) / width);
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
    int last = start;
    while (next < size) {
      int at = stack[next++];
      minX = Math.min(minX, columnOf[at]);
      maxX = Math.max(maxX, columnOf[at]);
      last = Math.max(last, at);
      takeIfLeft(at - stride - 1);
      takeIfLeft(at - stride);
      takeIfLeft(at - stride + 1);
      takeIfLeft(at - 1);
      takeIfLeft(at + 1);
      takeIfLeft(at + stride - 1);
      takeIfLeft(at + stride);
      takeIfLeft(at + stride + 1);
    }
    int[] pixels = new int[size];
    for (int k = 0; k < size; k++) {
      pixels[k] = pixelOf[stack[k]];
    }
    // The first one found is the topmost, the one with the largest index the lowest.
    return new Component(pixels, minX, start / stride - 1, maxX + 1, last / stride);
  }

  private void takeIfLeft(int at) {
    if (left[at]) {
      take(at);
    }
  }

  private void take(int at) {
    left[at] = false;
    stack[size++] = at;
  }

  /**
   * Fills vertical gaps of up to 4 px, none sideways: the parts of an upright thing lie above each
   * other, while what stands beside it is another thing.
   *
   * @param members every pixel of the mask in rising order, and maybe others
   */
  static void closeUpright(boolean[] mask, int width, PixelList members) {
    for (int k = 0; k < members.size(); k++) {
      int at = members.get(k);
      if (at >= 2 * width && mask[at] && !mask[at - width]) {
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
