package io.miharu.detectors;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A frame from bytes in memory, for tests; scaled with OpenCV by areas when it shrinks. */
public final class ImageFrame implements Frame {

  private final MediaTime time;
  private final long index;
  private final int width;
  private final int height;
  private final byte[] bgr;

  public ImageFrame(MediaTime time, long index, int width, int height, byte[] bgr) {
    this.time = time;
    this.index = index;
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  @Override
  public MediaTime time() {
    return time;
  }

  @Override
  public long index() {
    return index;
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
    try (BytePointer bytes = new BytePointer(bgr);
        Mat whole = new Mat(height, width, opencv_core.CV_8UC3, bytes);
        Mat scaled = new Mat();
        Mat converted = new Mat();
        Size size = new Size(toWidth, toHeight)) {
      int method = toWidth < width ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
      opencv_imgproc.resize(whole, scaled, size, 0, 0, method);
      Mat result = scaled;
      if (format != PixelFormat.BGR24) {
        int code =
            format == PixelFormat.GRAY8
                ? opencv_imgproc.COLOR_BGR2GRAY
                : opencv_imgproc.COLOR_BGR2RGB;
        opencv_imgproc.cvtColor(scaled, converted, code);
        result = converted;
      }
      ByteBuffer copy = ByteBuffer.allocateDirect(toWidth * toHeight * format.channels());
      ByteBuffer from = result.createBuffer();
      copy.put(from).flip();
      return new PixelView(format, toWidth, toHeight, copy);
    }
  }

  @Override
  public List<MotionVector> motionVectors() {
    return List.of();
  }

  @Override
  public void close() {}
}
