package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_MOTION_VECTORS;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;

/**
 * A decoded picture in the codec's own format, with a reference of its own, so that it stays whole
 * while the decoder goes on and even after its stream was closed. Owns that reference and the
 * memory of its views. Not thread-safe.
 */
final class LentFrame implements Frame {

  private static final int MAX_SIDE = 32_768;

  private record Layout(PixelFormat format, int width, int height) {}

  private final AVFrame picture;
  private final PictureGeometry geometry;
  private final PictureConverter converter;
  private final MediaTime time;
  private final long index;
  private final Map<Layout, PixelView> views = new LinkedHashMap<>();
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private boolean closed;

  /**
   * @param picture owned from here on
   * @param geometry how it is cut and turned; {@code picture} is cut already
   */
  LentFrame(
      AVFrame picture,
      PictureGeometry geometry,
      PictureConverter converter,
      MediaTime time,
      long index) {
    this.picture = picture;
    this.geometry = geometry;
    this.converter = converter;
    this.time = time;
    this.index = index;
    converter.hold();
  }

  /** Lends what was decoded, which is taken out of {@code decoded} and leaves it empty. */
  static LentFrame taking(
      AVFrame decoded,
      PictureGeometry geometry,
      PictureConverter converter,
      MediaTime time,
      long index) {
    AVFrame picture = av_frame_alloc();
    av_frame_move_ref(picture, decoded);
    geometry.cut(picture);
    return new LentFrame(picture, geometry, converter, time, index);
  }

  @Override
  public MediaTime time() {
    checkOpen();
    return time;
  }

  @Override
  public long index() {
    checkOpen();
    return index;
  }

  @Override
  public int width() {
    checkOpen();
    return geometry.width();
  }

  @Override
  public int height() {
    checkOpen();
    return geometry.height();
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    checkOpen();
    if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a view has sides of 1 to %d px, got %d x %d".formatted(MAX_SIDE, width, height));
    }
    Layout layout = new Layout(format, width, height);
    PixelView known = views.get(layout);
    if (known != null) {
      return known;
    }
    ByteBuffer bytes = converter.convert(picture, geometry.orientation(), format, width, height);
    buffers.add(bytes);
    PixelView view = new PixelView(format, width, height, bytes);
    views.put(layout, view);
    return view;
  }

  @Override
  public PixelView part(PixelFormat format, int left, int top, int width, int height) {
    checkOpen();
    boolean converted = views.containsKey(new Layout(format, width(), height()));
    Optional<ByteBuffer> cut =
        format == PixelFormat.GRAY8 && geometry.orientation().isUpright() && !converted
            ? LumaCuts.cut(picture, geometry, left, top, width, height)
            : Optional.empty();
    return cut.isPresent()
        ? new PixelView(format, width, height, cut.get())
        : Frame.super.part(format, left, top, width, height);
  }

  @Override
  public List<MotionVector> motionVectors() {
    checkOpen();
    AVFrameSideData data = av_frame_get_side_data(picture, AV_FRAME_DATA_MOTION_VECTORS);
    if (data == null) {
      return List.of();
    }
    return MotionVectors.read(data, geometry);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "frame %d at %s is closed; look at a frame only while it is lent".formatted(index, time));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      views.clear();
      buffers.forEach(converter::giveBack);
      av_frame_free(picture);
      converter.release();
    }
  }
}
