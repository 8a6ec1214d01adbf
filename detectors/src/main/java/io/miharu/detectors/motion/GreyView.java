package io.miharu.detectors.motion;

import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import java.nio.ByteBuffer;

/** The grey levels of a frame at another size, as numbers from 0 to 255, row by row. */
final class GreyView {

  private GreyView() {}

  static int[] of(Frame frame, int width, int height) {
    ByteBuffer bytes = frame.pixels(PixelFormat.GRAY8, width, height).bytes();
    byte[] copy = new byte[width * height];
    bytes.get(copy);
    int[] grey = new int[copy.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = copy[i] & 0xFF;
    }
    return grey;
  }
}
