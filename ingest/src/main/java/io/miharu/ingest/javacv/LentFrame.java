package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_MOTION_VECTORS;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

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
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMotionVector;

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
  public List<MotionVector> motionVectors() {
    checkOpen();
    AVFrameSideData data = av_frame_get_side_data(picture, AV_FRAME_DATA_MOTION_VECTORS);
    if (data == null) {
      return List.of();
    }
    AVMotionVector block = new AVMotionVector(data.data());
    int count = (int) (data.size() / block.sizeof());
    List<MotionVector> vectors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      block.position(i);
      // Positive sources lie in the future: they say where the block goes, not where it came from.
      if (block.source() < 0) {
        geometry.show(read(block)).ifPresent(vectors::add);
      }
    }
    return List.copyOf(vectors);
  }

  private static MotionVector read(AVMotionVector block) {
    // motion / scale points from the block back to its source; dst is the block's centre.
    double scale = Math.max(1, block.motion_scale());
    return new MotionVector(
        block.dst_x(),
        block.dst_y(),
        block.w() & 0xFF,
        block.h() & 0xFF,
        (float) (-block.motion_x() / scale),
        (float) (-block.motion_y() / scale));
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
