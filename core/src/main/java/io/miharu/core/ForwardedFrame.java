package io.miharu.core;

import java.util.List;

/**
 * A frame that shows all of another one, and differs in what a subclass says: its time, say.
 * Closing it closes the other.
 */
public abstract class ForwardedFrame implements Frame {

  private final Frame inner;

  /**
   * A frame that answers as another one.
   *
   * @param inner asked whatever a subclass does not answer itself
   */
  protected ForwardedFrame(Frame inner) {
    this.inner = inner;
  }

  @Override
  public MediaTime time() {
    return inner.time();
  }

  @Override
  public long index() {
    return inner.index();
  }

  @Override
  public int segment() {
    return inner.segment();
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
    inner.close();
  }
}
