package io.miharu.events.index;

/** What an array's elements are, by NumPy's name; always little-endian. */
enum ElementType {
  U1("|u1", 1),
  U2("<u2", 2),
  U4("<u4", 4),
  U8("<u8", 8),
  F4("<f4", 4);

  private final String numpy;
  private final int bytes;

  ElementType(String numpy, int bytes) {
    this.numpy = numpy;
    this.bytes = bytes;
  }

  /** As {@code numpy.dtype} reads it. */
  String numpy() {
    return numpy;
  }

  int bytes() {
    return bytes;
  }

  static ElementType of(String numpy) throws IndexFormatException {
    for (ElementType type : values()) {
      if (type.numpy.equals(numpy)) {
        return type;
      }
    }
    throw new IndexFormatException("an index has no arrays of type \"%s\"".formatted(numpy));
  }
}
