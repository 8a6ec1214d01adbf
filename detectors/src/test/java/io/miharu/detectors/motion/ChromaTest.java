package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ChromaTest {

  private static final int PIXELS = 30;

  /** All pixels of one colour but the first, which is of another. */
  private static ByteBuffer picture(int[] first, int[] others) {
    ByteBuffer bgr = ByteBuffer.allocate(3 * PIXELS);
    for (int i = 0; i < PIXELS; i++) {
      int[] colour = i == 0 ? first : others;
      for (int channel : colour) {
        bgr.put((byte) channel);
      }
    }
    return bgr.flip();
  }

  private static boolean firstDiffers(int[] before, int[] after) {
    Chroma chroma = new Chroma(PIXELS);
    chroma.see(picture(before, before));
    chroma.start();
    chroma.see(picture(after, before));
    chroma.compare();
    return chroma.differs(0);
  }

  @Test
  void differs_orangeAsBrightAsTheGreyBehindIt_isSeen() {
    // 0.114 * 20 + 0.587 * 90 + 0.299 * 200 = 115.
    assertTrue(firstDiffers(new int[] {115, 115, 115}, new int[] {20, 90, 200}));
  }

  @Test
  void differs_shadowOnGrass_isNotSeen() {
    assertFalse(firstDiffers(new int[] {50, 130, 80}, new int[] {30, 78, 48}));
  }

  @Test
  void differs_greyThatOnlyGetsDarker_isNotSeen() {
    assertFalse(firstDiffers(new int[] {150, 150, 150}, new int[] {60, 60, 60}));
  }

  @Test
  void differs_withoutAnyColours_isNever() {
    Chroma chroma = new Chroma(PIXELS);
    chroma.start();
    chroma.compare();
    assertFalse(chroma.differs(0));
  }
}
