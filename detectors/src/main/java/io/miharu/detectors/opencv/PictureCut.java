package io.miharu.detectors.opencv;

import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Cuts parts out of pictures and scales them: by areas when they shrink to less than half, else
 * bilinearly. Owns the memory of the last part, which is used again for the next. Not thread-safe.
 */
public final class PictureCut {

  private ByteBuffer memory = ByteBuffer.allocateDirect(0);

  /**
   * A part of a picture in another size; valid until the next call.
   *
   * @param left first column of the part, which lies inside the picture, px
   * @param top first row, px
   * @param toWidth above 0, px
   * @param toHeight above 0, px
   */
  public PixelView scaled(
      PixelView picture, int left, int top, int width, int height, int toWidth, int toHeight) {
    PixelFormat format = picture.format();
    int needed = Math.multiplyExact(toWidth * format.channels(), toHeight);
    if (memory.capacity() < needed) {
      memory = ByteBuffer.allocateDirect(needed);
    }
    int type = opencv_core.CV_8UC(format.channels());
    try (BytePointer from = new BytePointer(picture.bytes());
        BytePointer to = new BytePointer(memory);
        Mat whole = new Mat(picture.height(), picture.width(), type, from);
        Rect rect = new Rect(left, top, width, height);
        Mat part = new Mat(whole, rect);
        Mat scaled = new Mat(toHeight, toWidth, type, to);
        Size size = new Size(toWidth, toHeight)) {
      boolean shrinks = 2 * toWidth < width || 2 * toHeight < height;
      int method = shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
      // Of the right size and type already, so it is written in place.
      opencv_imgproc.resize(part, scaled, size, 0, 0, method);
    }
    return new PixelView(format, toWidth, toHeight, memory);
  }
}
