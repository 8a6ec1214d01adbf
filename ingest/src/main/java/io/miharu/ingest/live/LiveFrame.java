package io.miharu.ingest.live;

import io.miharu.core.ForwardedFrame;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;

/** A frame of a connection, with its place in the whole stream. Owns that frame. */
final class LiveFrame extends ForwardedFrame {

  private final MediaTime time;
  private final long index;
  private final int segment;
  private final Runnable whenClosed;
  private boolean closed;

  /**
   * @param whenClosed called once, when whoever looked at the frame is done
   */
  LiveFrame(Frame inner, MediaTime time, long index, int segment, Runnable whenClosed) {
    super(inner);
    this.time = time;
    this.index = index;
    this.segment = segment;
    this.whenClosed = whenClosed;
  }

  @Override
  public MediaTime time() {
    super.time(); // refuses when closed
    return time;
  }

  @Override
  public long index() {
    super.time(); // refuses when closed
    return index;
  }

  @Override
  public int segment() {
    super.time(); // refuses when closed
    return segment;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      super.close();
      whenClosed.run();
    }
  }

  /** Closes a frame that nobody has looked at. */
  void discard() {
    closed = true;
    super.close();
  }
}
