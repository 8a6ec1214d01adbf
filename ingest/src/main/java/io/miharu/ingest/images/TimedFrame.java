package io.miharu.ingest.images;

import io.miharu.core.ForwardedFrame;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;

/** An image with a place in a sequence. Owns the picture. Not thread-safe. */
final class TimedFrame extends ForwardedFrame {

  private final MediaTime time;
  private final long index;

  TimedFrame(Frame picture, MediaTime time, long index) {
    super(picture);
    this.time = time;
    this.index = index;
  }

  @Override
  public MediaTime time() {
    super.time(); // throws when closed
    return time;
  }

  @Override
  public long index() {
    super.index(); // throws when closed
    return index;
  }
}
