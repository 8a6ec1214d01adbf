package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.miharu.core.DirectMemory;
import io.miharu.core.PixelFormat;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Converts decoded pictures with FFmpeg's swscale, and lends the memory for the results.
 *
 * <p>Conversion contexts and buffers are used again. A context serves one conversion at a time, so
 * there are as many per pair of layouts as threads convert at once: the lock is held only to take
 * and give back. The stream and each of its open frames hold the converter; what it owns is freed
 * when the last of them lets go, so that a frame may outlive its stream. Buffers are direct memory
 * of the JVM, not FFmpeg's: a careless reader of a closed frame sees wrong pixels, but never
 * crashes the machine.
 *
 * <p>Pictures get smaller by area averaging and larger by bilinear interpolation, with FFmpeg's
 * bit-exact flags, so that every machine gives the same bytes; of a large picture a small view
 * takes only some rows, see {@link RowStep}, and is coloured when it is small. Colour matrix and
 * range are those of the stream; BT.601 where it names no matrix, as FFmpeg's own tools assume.
 * GRAY8 is luminance stretched to 0 to 255. Thread-safe.
 */
final class PictureConverter {

  /** Idle contexts: a stream has one layout, and a run asks for a handful of sizes. */
  private static final int MAX_CONTEXTS = 64;

  private static final int ALIGNMENT = 64;

  private record Layouts(
      int width,
      int height,
      int format,
      int colourMatrix,
      boolean fullRange,
      int toWidth,
      int toHeight,
      int toFormat) {

    /** Whether a picture in the layout that nearly all have becomes smaller both ways. */
    boolean shrinksPlanes() {
      return format == AV_PIX_FMT_YUV420P && toWidth < width && toHeight < height;
    }

    Layouts to(int otherFormat) {
      return new Layouts(
          width, height, format, colourMatrix, fullRange, toWidth, toHeight, otherFormat);
    }

    /** From the result's size to the same size, out of the same format. */
    Layouts ofItsOwnSize() {
      return new Layouts(
          toWidth, toHeight, format, colourMatrix, fullRange, toWidth, toHeight, toFormat);
    }
  }

  /** Contexts that nobody uses at the moment. */
  private final Map<Layouts, Deque<SwsContext>> idle = new LinkedHashMap<>();

  private int idleContexts;
  private int holders = 1;

  /** One more frame needs this converter. */
  synchronized void hold() {
    holders++;
  }

  /** The stream or a frame needs it no longer; the last one frees what it owns. */
  synchronized void release() {
    holders--;
    if (holders == 0) {
      freeIdle();
    }
  }

  private void freeIdle() {
    idle.values().forEach(contexts -> contexts.forEach(context -> sws_freeContext(context)));
    idle.clear();
    idleContexts = 0;
  }

  /** Takes back a buffer that {@link #convert} returned. */
  void giveBack(ByteBuffer buffer) {
    DirectMemory.shared().giveBack(buffer);
  }

  /**
   * Converts {@code picture}, turned to be shown.
   *
   * @param width of the result after turning, px
   * @param height of the result after turning, px
   * @return a buffer with at least the result's bytes, without padding between rows
   */
  ByteBuffer convert(
      AVFrame picture, Orientation orientation, PixelFormat format, int width, int height) {
    int storedWidth = orientation.swapsSides() ? height : width;
    int storedHeight = orientation.swapsSides() ? width : height;
    int rowBytes = storedWidth * format.channels();
    // swscale is fastest, and free of platform-dependent tails, on rows that start aligned.
    int stride = (rowBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    boolean direct = stride == rowBytes && orientation.isUpright();
    ByteBuffer target = take(direct ? stride * storedHeight : width * height * format.channels());
    if (direct) {
      scale(picture, format, storedWidth, storedHeight, stride, target);
      return target;
    }
    ByteBuffer padded = take(stride * storedHeight);
    scale(picture, format, storedWidth, storedHeight, stride, padded);
    if (orientation.isUpright()) {
      for (int row = 0; row < storedHeight; row++) {
        target.put(row * rowBytes, padded, row * stride, rowBytes);
      }
    } else {
      byte[] stored = new byte[rowBytes * storedHeight];
      for (int row = 0; row < storedHeight; row++) {
        padded.get(row * stride, stored, row * rowBytes, rowBytes);
      }
      orientation.turn(stored, storedWidth, storedHeight, format.channels(), target);
    }
    giveBack(padded);
    return target;
  }

  private static ByteBuffer take(int bytes) {
    // Some of swscale's loops write whole vectors: leave room behind the last row.
    return DirectMemory.shared().take((bytes + 2 * ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  private void scale(
      AVFrame picture, PixelFormat format, int width, int height, int stride, ByteBuffer target) {
    RowStep rows = RowStep.of(withoutRange(picture.format()), picture.height(), height);
    Layouts layouts = layouts(picture, rows, ffmpegFormat(format), width, height);
    try (Planes from = Planes.of(picture, rows);
        Planes to = Planes.packed(target, stride)) {
      boolean large = picture.height() >= RowStep.HD && layouts.shrinksPlanes();
      if (format == PixelFormat.GRAY8 || !large) {
        run(layouts, from, to);
        return;
      }
      // swscale colours a row at a time when it scales, and a picture at a time when it does not.
      Layouts smaller = layouts.to(AV_PIX_FMT_YUV420P);
      ByteBuffer small = take(Planes.bytesOf420(width, height, ALIGNMENT));
      try (Planes between = Planes.of420(small, width, height, ALIGNMENT)) {
        run(smaller, from, between);
        run(layouts.ofItsOwnSize(), between, to);
      } finally {
        giveBack(small);
      }
    }
  }

  private void run(Layouts layouts, Planes from, Planes to) {
    SwsContext context = takeContext(layouts);
    try {
      int scaled =
          sws_scale(
              context, from.data(), from.strides(), 0, layouts.height(), to.data(), to.strides());
      if (scaled != layouts.toHeight()) {
        throw new AssertionError(
            "swscale gave %d of %d rows".formatted(scaled, layouts.toHeight()));
      }
    } finally {
      giveBack(layouts, context);
    }
  }

  private static Layouts layouts(AVFrame picture, RowStep rows, int format, int width, int height) {
    int from = withoutRange(picture.format());
    boolean fullRange = from != picture.format() || picture.color_range() == AVCOL_RANGE_JPEG;
    return new Layouts(
        picture.width(),
        rows.rows(picture.height()),
        from,
        picture.colorspace(),
        fullRange,
        width,
        height,
        format);
  }

  private SwsContext takeContext(Layouts layouts) {
    synchronized (this) {
      Deque<SwsContext> known = idle.get(layouts);
      if (known != null && !known.isEmpty()) {
        idleContexts--;
        return known.pop();
      }
    }
    return create(layouts);
  }

  private synchronized void giveBack(Layouts layouts, SwsContext context) {
    if (idleContexts >= MAX_CONTEXTS) {
      freeIdle();
    }
    idle.computeIfAbsent(layouts, size -> new ArrayDeque<>()).push(context);
    idleContexts++;
  }

  private static SwsContext create(Layouts layouts) {
    boolean shrinks = layouts.toWidth < layouts.width || layouts.toHeight < layouts.height;
    // SWS_ACCURATE_RND and SWS_FULL_CHR_H_INT would cost a factor of 2 scaled and 10 at full size,
    // for differences that no detector sees.
    SwsContext context =
        sws_getContext(
            layouts.width,
            layouts.height,
            layouts.format,
            layouts.toWidth,
            layouts.toHeight,
            layouts.toFormat,
            (shrinks ? SWS_AREA : SWS_BILINEAR) | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalArgumentException(
          "cannot convert a %d x %d px picture in %s to %d x %d px %s; ask for another size"
              .formatted(
                  layouts.width,
                  layouts.height,
                  av_get_pix_fmt_name(layouts.format).getString(),
                  layouts.toWidth,
                  layouts.toHeight,
                  av_get_pix_fmt_name(layouts.toFormat).getString()));
    }
    // swscale takes the numbers of AVColorSpace, and BT.601 for those it does not know.
    IntPointer matrix = sws_getCoefficients(layouts.colourMatrix);
    int range = layouts.fullRange ? 1 : 0;
    int toRange = layouts.toFormat == AV_PIX_FMT_YUV420P ? range : 1;
    sws_setColorspaceDetails(context, matrix, range, matrix, toRange, 0, 1 << 16, 1 << 16);
    return context;
  }

  static int ffmpegFormat(PixelFormat format) {
    return switch (format) {
      case GRAY8 -> AV_PIX_FMT_GRAY8;
      case BGR24 -> AV_PIX_FMT_BGR24;
      case RGB24 -> AV_PIX_FMT_RGB24;
    };
  }

  /** The formats that JPEG gave a name of their own are the plain ones at full range. */
  private static int withoutRange(int format) {
    if (format == AV_PIX_FMT_YUVJ420P) {
      return AV_PIX_FMT_YUV420P;
    }
    if (format == AV_PIX_FMT_YUVJ422P) {
      return AV_PIX_FMT_YUV422P;
    }
    if (format == AV_PIX_FMT_YUVJ444P) {
      return AV_PIX_FMT_YUV444P;
    }
    if (format == AV_PIX_FMT_YUVJ440P) {
      return AV_PIX_FMT_YUV440P;
    }
    return format == AV_PIX_FMT_YUVJ411P ? AV_PIX_FMT_YUV411P : format;
  }
}
