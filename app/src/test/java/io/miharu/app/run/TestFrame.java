package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.List;

/** A black frame of 64 x 48 px whose number and motion vectors the test says. */
final class TestFrame implements Frame {

  static final double RATE = 30;

  private final long index;
  private final List<MotionVector> vectors;
  boolean closed;
  boolean seen;

  TestFrame(long index, MotionVector... vectors) {
    this.index = index;
    this.vectors = List.of(vectors);
  }

  @Override
  public MediaTime time() {
    return MediaTime.ofSeconds(index / RATE);
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public int width() {
    return 64;
  }

  @Override
  public int height() {
    return 48;
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    seen = true;
    ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * format.channels());
    return new PixelView(format, width, height, bytes);
  }

  @Override
  public List<MotionVector> motionVectors() {
    return vectors;
  }

  @Override
  public void close() {
    closed = true;
  }
}
