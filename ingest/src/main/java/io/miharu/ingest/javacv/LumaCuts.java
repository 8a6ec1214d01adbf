package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Cuts grey parts out of pictures that keep their brightness in a plane of its own, without
 * converting the rest. Gives the bytes that swscale gives.
 */
final class LumaCuts {

  private LumaCuts() {}

  /** From video range to 0 to 255, as swscale computes it; at full range bytes stay. */
  private static final byte[] STRETCHED = stretched();

  /** swscale's own arithmetic: 15 bits in between, the last seven rounded off. */
  private static byte[] stretched() {
    byte[] table = new byte[256];
    for (int luma = 0; luma < 256; luma++) {
      int wide = (Math.min(luma << 7, 30189) * 19077 - 39057361) >> 14;
      table[luma] = (byte) Math.max(0, Math.min(255, (wide + 64) >> 7));
    }
    return table;
  }

  /** The part of the frame as lent, a fresh buffer; empty where the picture is of another kind. */
  static Optional<ByteBuffer> cut(
      AVFrame picture, PictureGeometry geometry, int left, int top, int width, int height) {
    boolean full =
        picture.format() == AV_PIX_FMT_YUVJ420P || picture.color_range() == AVCOL_RANGE_JPEG;
    if ((picture.format() != AV_PIX_FMT_YUV420P && picture.format() != AV_PIX_FMT_YUVJ420P)
        || picture.width() != geometry.width()
        || picture.height() != geometry.height()) {
      return Optional.empty();
    }
    Objects.checkFromIndexSize(left, width, picture.width());
    Objects.checkFromIndexSize(top, height, picture.height());
    int stride = picture.linesize(0);
    if (stride <= 0) {
      return Optional.empty();
    }
    ByteBuffer plane = picture.data(0).capacity((long) stride * picture.height()).asByteBuffer();
    ByteBuffer target = ByteBuffer.allocateDirect(width * height);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      plane.get((top + y) * stride + left, row);
      if (!full) {
        for (int x = 0; x < width; x++) {
          row[x] = STRETCHED[row[x] & 0xFF];
        }
      }
      target.put(y * width, row);
    }
    return Optional.of(target);
  }
}
