package io.miharu.events.index;

import java.util.Arrays;

/** Whole numbers without boxes around them. Not thread-safe. */
final class IntList {

  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Appends all of {@code more}, each raised by {@code shift}. */
  void addAll(int[] more, int shift) {
    if (size + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
    }
    for (int i = 0; i < more.length; i++) {
      values[size + i] = more[i] + shift;
    }
    size += more.length;
  }

  void clear() {
    size = 0;
  }
}
