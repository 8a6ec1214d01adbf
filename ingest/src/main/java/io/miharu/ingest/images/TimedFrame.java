package io.miharu.ingest.images;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.util.List;

/** An image with a place in a sequence. Owns the picture. Not thread-safe. */
final class TimedFrame implements Frame {

  private final Frame picture;
  private final MediaTime time;
  private final long index;

  TimedFrame(Frame picture, MediaTime time, long index) {
    this.picture = picture;
    this.time = time;
    this.index = index;
  }

  @Override
  public MediaTime time() {
    picture.time(); // throws when closed
    return time;
  }

  @Override
  public long index() {
    picture.index(); // throws when closed
    return index;
  }

  @Override
  public int width() {
    return picture.width();
  }

  @Override
  public int height() {
    return picture.height();
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    return picture.pixels(format, width, height);
  }

  @Override
  public List<MotionVector> motionVectors() {
    return picture.motionVectors();
  }

  @Override
  public void close() {
    picture.close();
  }
}
