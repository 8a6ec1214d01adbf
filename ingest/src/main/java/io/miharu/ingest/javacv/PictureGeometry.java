package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;

import io.miharu.core.MotionVector;
import io.miharu.ingest.Crop;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * How a stored picture becomes the frame that is lent: cut, then turned. Immutable.
 *
 * @param storedWidth of the picture as decoded, px
 * @param storedHeight of the picture as decoded, px
 * @param orientation how it is turned
 * @param left of the part that is kept, px of the picture as decoded
 * @param top of the part that is kept, px of the picture as decoded
 * @param keptWidth of that part, before turning, px
 * @param keptHeight of that part, before turning, px
 */
record PictureGeometry(
    int storedWidth,
    int storedHeight,
    Orientation orientation,
    int left,
    int top,
    int keptWidth,
    int keptHeight) {

  /**
   * @param crop in pixels after turning
   * @throws IllegalArgumentException when the crop reaches outside the picture
   */
  static PictureGeometry of(
      String name,
      int storedWidth,
      int storedHeight,
      Orientation orientation,
      Optional<Crop> crop) {
    if (crop.isEmpty()) {
      return new PictureGeometry(
          storedWidth, storedHeight, orientation, 0, 0, storedWidth, storedHeight);
    }
    int width = orientation.swapsSides() ? storedHeight : storedWidth;
    int height = orientation.swapsSides() ? storedWidth : storedHeight;
    Crop part = crop.get();
    if (!part.fits(width, height)) {
      throw new IllegalArgumentException(
          "%s: the crop %s must lie inside the picture of %d x %d px"
              .formatted(name, part, width, height));
    }
    int[] stored =
        orientation.stored(
            part.left(), part.top(), part.width(), part.height(), storedWidth, storedHeight);
    return new PictureGeometry(
        storedWidth, storedHeight, orientation, stored[0], stored[1], stored[2], stored[3]);
  }

  /** Of the frame as lent, px. */
  int width() {
    return orientation.swapsSides() ? keptHeight : keptWidth;
  }

  /** Of the frame as lent, px. */
  int height() {
    return orientation.swapsSides() ? keptWidth : keptHeight;
  }

  private boolean keepsAll() {
    return keptWidth == storedWidth && keptHeight == storedHeight;
  }

  boolean hasSizeOf(AVFrame picture) {
    return picture.width() == storedWidth && picture.height() == storedHeight;
  }

  /**
   * Cuts the picture, by moving its pointers. A picture of another size than the first, as when a
   * camera changes its mind, is cut in proportion and then scaled by whoever asks for its pixels.
   */
  void cut(AVFrame picture) {
    if (keepsAll()) {
      return;
    }
    double scaleX = (double) picture.width() / storedWidth;
    double scaleY = (double) picture.height() / storedHeight;
    picture.crop_left((long) (left * scaleX));
    picture.crop_top((long) (top * scaleY));
    picture.crop_right((long) ((storedWidth - left - keptWidth) * scaleX));
    picture.crop_bottom((long) ((storedHeight - top - keptHeight) * scaleY));
    int error = av_frame_apply_cropping(picture, AV_FRAME_CROP_UNALIGNED);
    if (error < 0) {
      throw new IllegalStateException("cannot cut the picture: " + Ffmpeg.describe(error));
    }
  }

  /** The block in pixels of the frame as lent; empty when its centre was cut off. */
  Optional<MotionVector> show(MotionVector block) {
    float x = block.x() - left;
    float y = block.y() - top;
    if (x < 0 || y < 0 || x >= keptWidth || y >= keptHeight) {
      return Optional.empty();
    }
    MotionVector moved =
        new MotionVector(x, y, block.width(), block.height(), block.dx(), block.dy());
    return Optional.of(orientation.turn(moved, keptWidth, keptHeight));
  }
}
