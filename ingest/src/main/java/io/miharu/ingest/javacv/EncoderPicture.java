package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * The one picture that an encoder is fed with, filled from views in BT.601. Owns native memory. Not
 * thread-safe.
 */
final class EncoderPicture implements AutoCloseable {

  /** Bytes; also the room that FFmpeg leaves behind each row. */
  private static final int ALIGNMENT = 64;

  private final AVFrame frame = av_frame_alloc();
  private final boolean fullRange;
  private @Nullable AVFrame source;
  private @Nullable SwsContext context;
  private @Nullable PixelFormat contextFormat;

  EncoderPicture(Recipe recipe) {
    // OpenH264 refuses odd sides.
    boolean evenOnly = recipe.codec().equals(VideoFileWriter.H264);
    frame.width(evenOnly ? recipe.width() & ~1 : recipe.width());
    frame.height(evenOnly ? recipe.height() & ~1 : recipe.height());
    frame.format(recipe.pixelFormat());
    fullRange = recipe.codec().equals("mjpeg");
    av_frame_get_buffer(frame, ALIGNMENT);
  }

  int width() {
    return frame.width();
  }

  int height() {
    return frame.height();
  }

  /** Converts {@code view}, leaving out an odd last column or row. */
  AVFrame fill(PixelView view) {
    av_frame_make_writable(frame); // the encoder may still look at the one before
    SwsContext converter = converter(view.format());
    AVFrame from = padded(view);
    sws_scale(
        converter, from.data(), from.linesize(), 0, frame.height(), frame.data(), frame.linesize());
    return frame;
  }

  /**
   * The view's pixels in rows with room behind them: swscale reads whole vectors, past the end of
   * the last row, and crashes the process where a view's own memory ends there.
   */
  private AVFrame padded(PixelView view) {
    AVFrame room = source;
    if (room == null) {
      room = av_frame_alloc();
      room.width(frame.width());
      room.height(frame.height());
      room.format(PictureConverter.ffmpegFormat(view.format()));
      av_frame_get_buffer(room, ALIGNMENT);
      source = room;
    }
    int stride = room.linesize(0);
    int rowBytes = frame.width() * view.format().channels();
    int viewRowBytes = view.width() * view.format().channels();
    ByteBuffer from = view.bytes();
    ByteBuffer to = room.data(0).capacity((long) stride * frame.height()).asByteBuffer();
    for (int row = 0; row < frame.height(); row++) {
      to.put(row * stride, from, row * viewRowBytes, rowBytes);
    }
    return room;
  }

  private SwsContext converter(PixelFormat format) {
    SwsContext known = context;
    if (known != null && format == contextFormat) {
      return known;
    }
    if (known != null) {
      sws_freeContext(known);
    }
    freeSource();
    SwsContext made =
        sws_getContext(
            frame.width(),
            frame.height(),
            PictureConverter.ffmpegFormat(format),
            frame.width(),
            frame.height(),
            frame.format(),
            SWS_BILINEAR | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    IntPointer matrix = sws_getCoefficients(SWS_CS_ITU601);
    sws_setColorspaceDetails(made, matrix, 1, matrix, fullRange ? 1 : 0, 0, 1 << 16, 1 << 16);
    context = made;
    contextFormat = format;
    return made;
  }

  @Override
  public void close() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
    freeSource();
    av_frame_free(frame);
  }

  private void freeSource() {
    if (source != null) {
      av_frame_free(source);
      source = null;
    }
  }
}
