package io.miharu.eval.coco;

import java.util.Arrays;

/** Boxes in columns, as files list them. Not thread-safe. */
final class BoxColumns {

  /** Positions in the lists of pictures and of classes; -1 for one that is in neither. */
  int[] image = new int[256];

  int[] category = new int[256];
  double[] x = new double[256];
  double[] y = new double[256];
  double[] width = new double[256];
  double[] height = new double[256];
  private int size;

  int size() {
    return size;
  }

  /** Appends a box, x, y, width and height. */
  void add(int imagePosition, int categoryPosition, double[] box) {
    if (size == image.length) {
      int more = size + (size >> 1);
      image = Arrays.copyOf(image, more);
      category = Arrays.copyOf(category, more);
      x = Arrays.copyOf(x, more);
      y = Arrays.copyOf(y, more);
      width = Arrays.copyOf(width, more);
      height = Arrays.copyOf(height, more);
    }
    image[size] = imagePosition;
    category[size] = categoryPosition;
    x[size] = box[0];
    y[size] = box[1];
    width[size] = box[2];
    height[size] = box[3];
    size++;
  }

  /** Makes the box at {@code to} the same as the one at {@code from}. */
  void copy(int from, int to) {
    image[to] = image[from];
    category[to] = category[from];
    x[to] = x[from];
    y[to] = y[from];
    width[to] = width[from];
    height[to] = height[from];
  }

  /**
   * The boxes of known pictures and classes by class, then by picture, else in the order of the
   * file: {@code (class · pictures + picture) << 31 | place}.
   */
  long[] grouped(int images) {
    long[] keys = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (image[i] >= 0 && category[i] >= 0) {
        keys[count++] = (((long) category[i] * images + image[i]) << 31) | i;
      }
    }
    keys = Arrays.copyOf(keys, count);
    Arrays.sort(keys);
    return keys;
  }

  /** The class and picture of an entry of {@link #grouped}. */
  static long cell(long key) {
    return key >> 31;
  }

  /** The place of an entry of {@link #grouped}. */
  static int place(long key) {
    return (int) (key & 0x7FFF_FFFF);
  }
}
