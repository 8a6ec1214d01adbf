package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Which rows of a picture a much smaller view is made of.
 *
 * <p>From 720 rows on. swscale's cost is one horizontal pass over every row it is given. Where a
 * view has a third of the picture's height or less, some rows between can be left out without a
 * gap: at least one and a half of those that stay still make one row of the view. Rows are left out
 * by a longer stride, so nothing is copied. Interlaced pictures lose their second field this way,
 * which does them good. The number divides the height, so that the view shows all of the picture
 * and nothing moves by more than a row or two.
 *
 * @param step every so many rows one is taken, 1 for all
 */
record RowStep(int step) {

  /** Rows that make one row of the view at least. */
  private static final double KEPT = 1.5;

  /** Smaller pictures cost little, and keep every pixel they have. */
  static final int HD = 720;

  static final RowStep ALL = new RowStep(1);

  /** The longest step for making a view of {@code toHeight} rows of a picture. */
  static RowStep of(int format, int height, int toHeight) {
    boolean planar = format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_GRAY8;
    if (!planar || height < HD) {
      return ALL;
    }
    int step = (int) (height / (KEPT * toHeight));
    // Chroma rows come in pairs of luma rows, so twice the step must divide.
    while (step > 1 && height % (2 * step) != 0) {
      step--;
    }
    return step > 1 ? new RowStep(step) : ALL;
  }

  /** Rows that are taken of so many. */
  int rows(int height) {
    return height / step;
  }

  /** Points {@code planes} and {@code strides} at the rows that are taken. */
  void select(AVFrame picture, PointerPointer<Pointer> planes, IntPointer strides) {
    for (int plane = 0; plane < 4; plane++) {
      BytePointer data = picture.data(plane);
      int stride = picture.linesize(plane);
      int first = plane == 0 ? step / 2 : step / 4;
      planes.put(plane, data == null ? null : data.getPointer((long) first * stride));
      strides.put(plane, stride * step);
    }
  }
}
