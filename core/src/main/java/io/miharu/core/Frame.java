package io.miharu.core;

import java.util.List;

/**
 * One decoded picture of a video, lent for the length of a visit.
 *
 * <p>The frame stays in the codec's own pixel format; {@link #pixels} scales and converts on
 * demand, once per requested format and size, and shares the result. Code that looks at a frame
 * borrows it: it neither closes nor keeps it. Closing twice does nothing; any other use after
 * closing throws {@link IllegalStateException}. Not thread-safe, but may be handed from one thread
 * to another.
 */
public interface Frame extends AutoCloseable {

  /** When this frame is shown, from the stream's own time stamps. */
  MediaTime time();

  /** How many frames were decoded before this one. */
  long index();

  /**
   * Which unbroken stretch of the stream this frame belongs to: 0 for the first, more after each
   * breach, such as a camera's outage. What moves cannot be followed across a breach.
   */
  default int segment() {
    return 0;
  }

  /** Pixels, after rotation and cropping. */
  int width();

  /** Pixels, after rotation and cropping. */
  int height();

  /**
   * The picture in another format and size, converted at the first request. The view belongs to
   * this frame and ends with it.
   *
   * @param width above 0, px; the aspect ratio is the caller's business
   * @param height above 0, px
   */
  PixelView pixels(PixelFormat format, int width, int height);

  /** The picture at its own size. Costs a full conversion at the first request. */
  default PixelView pixels(PixelFormat format) {
    return pixels(format, width(), height());
  }

  /**
   * A part of the picture at the picture's own scale, the same pixels as in {@link
   * #pixels(PixelFormat)}; for whoever needs little of a large picture. Not shared: each request
   * cuts anew. Ends with this frame.
   *
   * @param left first column, px
   * @param top first row, px
   * @param width above 0; the part lies inside the picture, px
   * @param height above 0, px
   */
  default PixelView part(PixelFormat format, int left, int top, int width, int height) {
    return pixels(format).part(left, top, width, height);
  }

  /**
   * The codec's motion vectors in pixels of this frame; empty for key frames, for codecs that have
   * none, and where the stream was opened without them.
   */
  List<MotionVector> motionVectors();

  @Override
  void close();
}
