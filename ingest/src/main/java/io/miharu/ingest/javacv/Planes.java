package io.miharu.ingest.javacv;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Where the planes of a picture begin and how far apart their rows are, as swscale wants to be
 * told. Owns the two small arrays, not the pixels.
 */
record Planes(PointerPointer<Pointer> data, IntPointer strides) implements AutoCloseable {

  private static final int MAX = 4;

  /** The rows that {@code rows} takes of a decoded picture. */
  static Planes of(AVFrame picture, RowStep rows) {
    Planes planes = new Planes(new PointerPointer<>(MAX), new IntPointer(MAX));
    rows.select(picture, planes.data, planes.strides);
    return planes;
  }

  /** One plane that holds all channels. */
  static Planes packed(ByteBuffer pixels, int stride) {
    return of(pixels, new int[] {0}, new int[] {stride});
  }

  /** Luma, then Cb and Cr at half the size, in one buffer of {@link #bytesOf420} bytes. */
  static Planes of420(ByteBuffer pixels, int width, int height, int alignment) {
    int luma = aligned(width, alignment);
    int chroma = aligned((width + 1) / 2, alignment);
    int cb = luma * height;
    int cr = cb + chroma * ((height + 1) / 2);
    return of(pixels, new int[] {0, cb, cr}, new int[] {luma, chroma, chroma});
  }

  static int bytesOf420(int width, int height, int alignment) {
    return aligned(width, alignment) * height
        + 2 * aligned((width + 1) / 2, alignment) * ((height + 1) / 2);
  }

  private static int aligned(int bytes, int alignment) {
    return (bytes + alignment - 1) / alignment * alignment;
  }

  private static Planes of(ByteBuffer pixels, int[] starts, int[] strides) {
    Planes planes = new Planes(new PointerPointer<>(MAX), new IntPointer(MAX));
    BytePointer bytes = new BytePointer(pixels);
    for (int plane = 0; plane < MAX; plane++) {
      boolean used = plane < starts.length;
      planes.data.put(plane, used ? bytes.getPointer(starts[plane]) : null);
      planes.strides.put(plane, used ? strides[plane] : 0);
    }
    return planes;
  }

  @Override
  public void close() {
    data.close();
    strides.close();
  }
}
