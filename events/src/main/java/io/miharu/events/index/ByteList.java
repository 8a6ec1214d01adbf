package io.miharu.events.index;

import java.util.Arrays;

/** Bytes without boxes around them. Not thread-safe. */
final class ByteList {

  private byte[] values = new byte[16];
  private int size;

  void add(byte value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  byte[] toArray() {
    return Arrays.copyOf(values, size);
  }

  void addAll(byte[] more) {
    if (size + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
    }
    System.arraycopy(more, 0, values, size, more.length);
    size += more.length;
  }

  void clear() {
    size = 0;
  }
}
