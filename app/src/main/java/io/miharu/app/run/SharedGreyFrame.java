package io.miharu.app.run;

import io.miharu.core.ForwardedFrame;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.motion.GlobalMotion;
import java.nio.ByteBuffer;

/**
 * A borrowed frame whose small grey pictures are averaged from the one that {@link GlobalMotion}
 * asks for: that is there already where the camera moves, and shrinking the whole picture again
 * costs six times as much before HD. Each pixel is the mean of the whole pixels that fall on it, so
 * some have one row or column more than others. Closing it does nothing. Not thread-safe.
 */
final class SharedGreyFrame extends ForwardedFrame {

  /**
   * @param frame borrowed
   */
  SharedGreyFrame(Frame frame) {
    super(frame);
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    int wide = GlobalMotion.width(this);
    int high = GlobalMotion.height(this);
    if (format != PixelFormat.GRAY8 || width > wide || height > high) {
      return super.pixels(format, width, height);
    }
    byte[] large = new byte[wide * high];
    super.pixels(format, wide, high).bytes().get(large);
    int[] column = new int[wide];
    for (int x = 0; x < wide; x++) {
      column[x] = x * width / wide;
    }
    int[] sums = new int[width * height];
    int[] counts = new int[width * height];
    for (int y = 0; y < high; y++) {
      int row = y * height / high * width;
      for (int x = 0; x < wide; x++) {
        int at = row + column[x];
        sums[at] += large[y * wide + x] & 0xFF;
        counts[at]++;
      }
    }
    ByteBuffer small = ByteBuffer.allocateDirect(width * height);
    for (int i = 0; i < sums.length; i++) {
      small.put(i, (byte) ((sums[i] + counts[i] / 2) / counts[i]));
    }
    return new PixelView(format, width, height, small);
  }

  @Override
  public void close() {
    // Whoever lent the frame closes it.
  }
}
