package io.miharu.core;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The pixels of one frame in one format and size, row-major, top row first, no padding: byte {@code
 * (y * width + x) * channels + channel}.
 *
 * <p>Lent by a {@link Frame} and valid only until that frame is closed; the bytes are native memory
 * that is used again for a later frame. Whoever needs them longer copies them. Not thread-safe:
 * readers in other threads must be done before the frame is closed.
 */
public final class PixelView {

  private final PixelFormat format;
  private final int width;
  private final int height;
  private final ByteBuffer bytes;

  /**
   * Wraps {@code bytes} without copying.
   *
   * @param bytes a direct buffer whose first {@code width * height * channels} bytes are the
   *     picture
   */
  public PixelView(PixelFormat format, int width, int height, ByteBuffer bytes) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a picture needs a size above 0, got %d x %d px".formatted(width, height));
    }
    long needed = (long) width * height * format.channels();
    if (!bytes.isDirect() || bytes.capacity() < needed) {
      throw new IllegalArgumentException(
          "a %d x %d %s picture needs a direct buffer of %d bytes, got %s"
              .formatted(width, height, format, needed, bytes));
    }
    this.format = format;
    this.width = width;
    this.height = height;
    this.bytes = bytes.duplicate().clear().limit((int) needed).slice().asReadOnlyBuffer();
  }

  public PixelFormat format() {
    return format;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /** The bytes, direct and read-only, position 0; every call returns a buffer of its own. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /**
   * A copy of a part.
   *
   * @throws IndexOutOfBoundsException when it reaches outside
   */
  public PixelView part(int left, int top, int partWidth, int partHeight) {
    Objects.checkFromIndexSize(left, partWidth, width);
    Objects.checkFromIndexSize(top, partHeight, height);
    int rowBytes = partWidth * format.channels();
    ByteBuffer copy = ByteBuffer.allocateDirect(rowBytes * partHeight);
    for (int row = 0; row < partHeight; row++) {
      int from = ((top + row) * width + left) * format.channels();
      copy.put(row * rowBytes, bytes, from, rowBytes);
    }
    return new PixelView(format, partWidth, partHeight, copy);
  }

  /** The value of one channel, 0 to 255. */
  public int at(int x, int y, int channel) {
    return bytes.get((y * width + x) * format.channels() + channel) & 0xFF;
  }
}
