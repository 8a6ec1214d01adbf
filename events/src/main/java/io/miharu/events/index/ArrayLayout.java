package io.miharu.events.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the arrays of one file lie: one after the other, each from a multiple of {@value
 * #ALIGNMENT} bytes on, with nothing between but padding. Immutable.
 */
record ArrayLayout(List<Entry> entries) {

  /** So that every element is aligned, and a cache line holds no two arrays. */
  static final int ALIGNMENT = 64;

  /**
   * One array.
   *
   * @param shape row-major, one length or two
   * @param offset of its first byte in the file
   */
  record Entry(String name, ElementType type, List<Long> shape, long offset) {

    Entry {
      shape = List.copyOf(shape);
      if (offset < 0 || shape.stream().anyMatch(length -> length < 0)) {
        throw new IllegalArgumentException(
            "array %s: needs an offset and lengths of 0 or more, got %d and %s"
                .formatted(name, offset, shape));
      }
    }

    /** How many elements. */
    long count() {
      long count = 1;
      for (long length : shape) {
        count = Math.multiplyExact(count, length);
      }
      return count;
    }

    long end() {
      return Math.addExact(offset, Math.multiplyExact(count(), type.bytes()));
    }
  }

  ArrayLayout {
    entries = List.copyOf(entries);
  }

  /** Lays out arrays in the order in which they are added. */
  static final class Builder {
    private final List<Entry> entries = new ArrayList<>();
    private long end;

    Builder add(String name, ElementType type, long... shape) {
      List<Long> lengths = new ArrayList<>();
      for (long length : shape) {
        lengths.add(length);
      }
      Entry entry = new Entry(name, type, lengths, (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
      entries.add(entry);
      end = entry.end();
      return this;
    }

    ArrayLayout build() {
      return new ArrayLayout(entries);
    }
  }

  /** Bytes of the whole file. */
  long bytes() {
    return entries.stream().mapToLong(Entry::end).max().orElse(0);
  }

  /** Whether it describes an array of this name; files of earlier builds have fewer. */
  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }

  Entry entry(String name) throws IndexFormatException {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw new IndexFormatException("the array \"%s\" is not described".formatted(name));
  }
}
