package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.opencv.FramePart;
import io.miharu.detectors.opencv.PictureCut;
import java.nio.ByteBuffer;

/** A part of a frame that is mirrored, or not. */
final class PartialFrame extends FramePart {

  private final Region region;

  /**
   * What part is seen how.
   *
   * @param left first column, px of the frame
   * @param top first row, px of the frame
   * @param width px of the frame
   * @param height px of the frame
   * @param mirrored whether left and right are swapped
   */
  record Region(int left, int top, int width, int height, boolean mirrored) {

    /** A box of the part, in pixels of the frame. */
    Box toFrame(Box box) {
      Box turned =
          mirrored
              ? new Box(width - box.right(), box.top(), width - box.left(), box.bottom())
              : box;
      return turned.translated(left, top);
    }

    Box box() {
      return Box.ofSize(left, top, width, height);
    }

    Region mirror() {
      return new Region(left, top, width, height, !mirrored);
    }
  }

  PartialFrame(Frame whole, Region region, PictureCut cut) {
    super(whole, region.left(), region.top(), region.width(), region.height(), cut);
    this.region = region;
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    PixelView seen = super.pixels(format, width, height);
    return region.mirrored() ? mirrored(seen) : seen;
  }

  private static PixelView mirrored(PixelView view) {
    int channels = view.format().channels();
    int row = view.width() * channels;
    ByteBuffer from = view.bytes();
    ByteBuffer to = ByteBuffer.allocateDirect(row * view.height());
    byte[] line = new byte[row];
    byte[] turned = new byte[row];
    for (int y = 0; y < view.height(); y++) {
      from.get(y * row, line);
      for (int x = 0; x < view.width(); x++) {
        System.arraycopy(line, x * channels, turned, row - (x + 1) * channels, channels);
      }
      to.put(y * row, turned);
    }
    return new PixelView(view.format(), view.width(), view.height(), to);
  }
}
