package io.miharu.ingest.scenes;

import io.miharu.core.DirectMemory;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One drawn frame. */
final class SceneFrame implements Frame {

  private final MediaTime time;
  private final long index;
  private final int width;
  private final int height;
  private final byte[] bgr;
  private final List<PixelView> views = new ArrayList<>();
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private boolean closed;

  SceneFrame(MediaTime time, long index, int width, int height, byte[] bgr) {
    this.time = time;
    this.index = index;
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  @Override
  public MediaTime time() {
    checkOpen();
    return time;
  }

  @Override
  public long index() {
    checkOpen();
    return index;
  }

  @Override
  public int width() {
    checkOpen();
    return width;
  }

  @Override
  public int height() {
    checkOpen();
    return height;
  }

  @Override
  public PixelView pixels(PixelFormat format, int wide, int high) {
    checkOpen();
    for (PixelView view : views) {
      if (view.format() == format && view.width() == wide && view.height() == high) {
        return view;
      }
    }
    if (wide <= 0 || high <= 0) {
      throw new IllegalArgumentException(
          "a picture needs a size above 0, got %d x %d px".formatted(wide, high));
    }
    byte[] scaled =
        wide == width && high == height ? bgr : Scaling.scale(bgr, width, height, wide, high);
    int size = wide * high;
    ByteBuffer bytes = DirectMemory.shared().take(size * format.channels());
    switch (format) {
      case BGR24 -> bytes.put(scaled);
      case RGB24 -> {
        byte[] rgb = new byte[3 * size];
        for (int i = 0; i < rgb.length; i += 3) {
          rgb[i] = scaled[i + 2];
          rgb[i + 1] = scaled[i + 1];
          rgb[i + 2] = scaled[i];
        }
        bytes.put(rgb);
      }
      case GRAY8 -> {
        byte[] gray = new byte[size];
        for (int i = 0; i < size; i++) {
          // ITU-R BT.601 weights in 1/16384.
          int sum = (scaled[3 * i] & 0xFF) * 1868;
          sum += (scaled[3 * i + 1] & 0xFF) * 9617;
          sum += (scaled[3 * i + 2] & 0xFF) * 4899;
          gray[i] = (byte) ((sum + 8192) >> 14);
        }
        bytes.put(gray);
      }
    }
    PixelView view = new PixelView(format, wide, high, bytes);
    buffers.add(bytes);
    views.add(view);
    return view;
  }

  @Override
  public List<MotionVector> motionVectors() {
    checkOpen();
    return List.of();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      buffers.forEach(DirectMemory.shared()::giveBack);
      buffers.clear();
      views.clear();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("frame %d is closed".formatted(index));
    }
  }
}
