package io.miharu.detectors.opencv;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.util.List;

/**
 * A part of a frame as a frame of its own, in its own pixels. Borrows the frame and the cut, whose
 * memory holds the view that was asked for last: earlier views of any part end with it.
 */
public class FramePart implements Frame {

  private final Frame whole;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final PictureCut cut;

  /**
   * The part that begins at ({@code left}, {@code top}), in px of the frame.
   *
   * @param width px of the frame
   * @param height px of the frame
   */
  public FramePart(Frame whole, int left, int top, int width, int height, PictureCut cut) {
    this.whole = whole;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.cut = cut;
  }

  @Override
  public MediaTime time() {
    return whole.time();
  }

  @Override
  public long index() {
    return whole.index();
  }

  @Override
  public int segment() {
    return whole.segment();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public PixelView pixels(PixelFormat format, int toWidth, int toHeight) {
    return cut.scaled(whole.pixels(format), left, top, width, height, toWidth, toHeight);
  }

  /** None: detectors that look at pixels alone are meant. */
  @Override
  public List<MotionVector> motionVectors() {
    return List.of();
  }

  @Override
  public void close() {}
}
