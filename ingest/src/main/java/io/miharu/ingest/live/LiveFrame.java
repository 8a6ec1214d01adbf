package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.util.List;

/** A frame of a connection, with its place in the whole stream. Owns that frame. */
final class LiveFrame implements Frame {

  private final Frame inner;
  private final MediaTime time;
  private final long index;
  private final int segment;
  private final Runnable whenClosed;
  private boolean closed;

  /**
   * @param whenClosed called once, when whoever looked at the frame is done
   */
  LiveFrame(Frame inner, MediaTime time, long index, int segment, Runnable whenClosed) {
    this.inner = inner;
    this.time = time;
    this.index = index;
    this.segment = segment;
    this.whenClosed = whenClosed;
  }

  @Override
  public MediaTime time() {
    inner.time(); // refuses when closed
    return time;
  }

  @Override
  public long index() {
    inner.time(); // refuses when closed
    return index;
  }

  @Override
  public int segment() {
    inner.time(); // refuses when closed
    return segment;
  }

  @Override
  public int width() {
    return inner.width();
  }

  @Override
  public int height() {
    return inner.height();
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    return inner.pixels(format, width, height);
  }

  @Override
  public PixelView part(PixelFormat format, int left, int top, int width, int height) {
    return inner.part(format, left, top, width, height);
  }

  @Override
  public List<MotionVector> motionVectors() {
    return inner.motionVectors();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inner.close();
      whenClosed.run();
    }
  }

  /** Closes a frame that nobody has looked at. */
  void discard() {
    closed = true;
    inner.close();
  }
}
