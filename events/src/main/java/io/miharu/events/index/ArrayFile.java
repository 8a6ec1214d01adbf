package io.miharu.events.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of arrays, open for reading. Large parts are memory-mapped, small ones read.
 *
 * <p>Such a file never changes once it has its name, so a mapping stays true; one that is replaced
 * and deleted stays readable for those who have it open. Owns its channel; what was handed out
 * outlives it. Thread-safe.
 */
final class ArrayFile implements AutoCloseable {

  /** Below this a mapping costs more than reading: a system call and a page of its own. */
  private static final int MAP_FROM_BYTES = 1 << 16;

  private final Path path;
  private final ArrayLayout layout;
  private final FileChannel channel;

  private ArrayFile(Path path, ArrayLayout layout, FileChannel channel) {
    this.path = path;
    this.layout = layout;
    this.channel = channel;
  }

  /**
   * Opens a file.
   *
   * @throws NoSuchFileException when it is gone, which a writer that joins files may have caused
   * @throws IndexFormatException when it is shorter than its description says
   */
  static ArrayFile open(Path path, ArrayLayout layout) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      if (channel.size() < layout.bytes()) {
        throw new IndexFormatException(
            "%s must hold %d bytes and holds %d: it is damaged; delete its folder and index the"
                    .formatted(path, layout.bytes(), channel.size())
                + " video again");
      }
      return new ArrayFile(path, layout, channel);
    } catch (IOException unusable) {
      channel.close();
      throw unusable;
    }
  }

  /** A part of an array of whole numbers of 4 bytes, all below 2^31. */
  int[] ints(String name, long from, int count) throws IOException {
    int[] values = new int[count];
    part(name, ElementType.U4, from, count).asIntBuffer().get(values);
    return values;
  }

  byte[] bytes(String name, long from, int count) throws IOException {
    byte[] values = new byte[count];
    part(name, ElementType.U1, from, count).get(values);
    return values;
  }

  long[] longs(String name) throws IOException {
    return longs(name, 0, Math.toIntExact(count(name)));
  }

  long[] longs(String name, long from, int count) throws IOException {
    long[] values = new long[count];
    part(name, ElementType.U8, from, count).asLongBuffer().get(values);
    return values;
  }

  short[] shorts(String name, long from, int count) throws IOException {
    short[] values = new short[count];
    part(name, ElementType.U2, from, count).asShortBuffer().get(values);
    return values;
  }

  float[] floats(String name, long from, int count) throws IOException {
    float[] values = new float[count];
    part(name, ElementType.F4, from, count).asFloatBuffer().get(values);
    return values;
  }

  long count(String name) throws IOException {
    return layout.entry(name).count();
  }

  private ByteBuffer part(String name, ElementType type, long from, int count) throws IOException {
    ArrayLayout.Entry entry = layout.entry(name);
    if (entry.type() != type) {
      throw new IndexFormatException(
          "%s: the array \"%s\" must be of type %s and is described as %s"
              .formatted(path, name, type.numpy(), entry.type().numpy()));
    }
    if (from < 0 || count < 0 || from + count > entry.count()) {
      throw new IndexFormatException(
          "%s: elements %d to %d of \"%s\" are asked for, it has %d; the index is damaged"
              .formatted(path, from, from + count, name, entry.count()));
    }
    long offset = entry.offset() + from * type.bytes();
    long size = (long) count * type.bytes();
    if (size >= MAP_FROM_BYTES) {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, offset, size)
          .order(ByteOrder.LITTLE_ENDIAN);
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException(path + " became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
