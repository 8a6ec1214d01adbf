package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ForwardedFrameTest {

  /** Some frames cut a part without converting all of the picture: they must be asked. */
  @Test
  void part_isCutByTheOtherFrame() {
    PixelView cut = new PixelView(PixelFormat.GRAY8, 1, 1, ByteBuffer.allocateDirect(1));
    Frame clever =
        new ForwardedFrame(GreyFilm.counting(25, 9).frame(7)) {
          @Override
          public PixelView part(PixelFormat format, int left, int top, int width, int height) {
            return cut;
          }
        };

    Frame forwarded = new ForwardedFrame(clever) {};

    assertSame(cut, forwarded.part(PixelFormat.GRAY8, 3, 4, 1, 1));
    assertEquals(7, forwarded.index());
    assertEquals(16, forwarded.width());
    assertEquals(7 / 25.0, forwarded.time().seconds(), 1e-6);
    assertEquals(7, forwarded.pixels(PixelFormat.GRAY8).bytes().get(0));
  }
}
