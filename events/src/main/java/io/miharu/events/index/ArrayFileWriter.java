package io.miharu.events.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file of arrays, each in any order of its parts. Owns its channel. The file is whole, and
 * may be named in a description, once {@link #close} has returned. Not thread-safe.
 */
final class ArrayFileWriter implements AutoCloseable {

  private static final int CHUNK = 1 << 14;

  private final ArrayLayout layout;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(CHUNK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private ArrayFileWriter(ArrayLayout layout, FileChannel channel) {
    this.layout = layout;
    this.channel = channel;
  }

  static ArrayFileWriter create(Path path, ArrayLayout layout) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new ArrayFileWriter(layout, channel);
  }

  void ints(String name, long from, int[] values, int count) throws IOException {
    write(
        name,
        ElementType.U4,
        from,
        count,
        (done, part) -> buffer.asIntBuffer().put(values, done, part));
  }

  void bytes(String name, long from, byte[] values, int count) throws IOException {
    write(name, ElementType.U1, from, count, (done, part) -> buffer.put(values, done, part));
  }

  void longs(String name, long[] values) throws IOException {
    write(
        name,
        ElementType.U8,
        0,
        values.length,
        (done, part) -> buffer.asLongBuffer().put(values, done, part));
  }

  void shorts(String name, long from, short[] values, int count) throws IOException {
    write(
        name,
        ElementType.U2,
        from,
        count,
        (done, part) -> buffer.asShortBuffer().put(values, done, part));
  }

  void floats(String name, long from, float[] values, int count) throws IOException {
    write(
        name,
        ElementType.F4,
        from,
        count,
        (done, part) -> buffer.asFloatBuffer().put(values, done, part));
  }

  /** Puts so many values, from so far on, into the empty buffer. */
  @FunctionalInterface
  private interface Filling {
    void put(int done, int part);
  }

  private void write(String name, ElementType type, long from, int count, Filling filling)
      throws IOException {
    long at = start(name, type, from, count);
    for (int done = 0; done < count; done += CHUNK) {
      int part = Math.min(CHUNK, count - done);
      buffer.clear();
      filling.put(done, part);
      flush(part * type.bytes(), at + (long) done * type.bytes());
    }
  }

  private long start(String name, ElementType type, long from, int count) throws IOException {
    ArrayLayout.Entry entry = layout.entry(name);
    if (entry.type() != type || from < 0 || from + count > entry.count()) {
      throw new AssertionError(
          "%d elements of type %s from %d on do not fit %s".formatted(count, type, from, entry));
    }
    return entry.offset() + from * type.bytes();
  }

  private void flush(int size, long at) throws IOException {
    buffer.position(0).limit(size);
    while (buffer.hasRemaining()) {
      channel.write(buffer, at + buffer.position());
    }
  }

  /** Makes the file as long as its layout, and safe on the disk. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        if (channel.size() < layout.bytes()) {
          // Arrays of no elements at the end leave nothing but padding.
          channel.write(ByteBuffer.allocate(1), layout.bytes() - 1);
        }
        channel.force(true);
      }
    }
  }
}
