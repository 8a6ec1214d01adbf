package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureHarmTest {

  @Test
  void colour_ofGrey_withoutVariation_isThatGrey() {
    for (int seed = 0; seed < 100; seed++) {
      byte[] grey = {100, 100, 100};
      PictureHarm.colour(grey, 0, new SplittableRandom(seed));
      assertArrayEquals(new byte[] {100, 100, 100}, grey);
    }
  }

  /** Of a thousand red pixels a hundred turn blue and sixty grey: 77/256 of 200 is 60. */
  @Test
  void colour_ofRed_isBlueInATenthAndGreyInSixOfAHundred() {
    int blue = 0;
    int grey = 0;
    for (int seed = 0; seed < 1000; seed++) {
      byte[] bgr = {0, 0, (byte) 200};
      PictureHarm.colour(bgr, 0, new SplittableRandom(seed));
      blue += bgr[0] != 0 && bgr[2] == 0 ? 1 : 0;
      grey += bgr[0] == 60 && bgr[1] == 60 && bgr[2] == 60 ? 1 : 0;
    }
    assertEquals(94, blue, 40, "nine of a hundred that are not grey");
    assertEquals(60, grey, 30);
  }

  @Test
  void colour_withVariation_balancesColoursApart() {
    int apart = 0;
    for (int seed = 0; seed < 100; seed++) {
      byte[] bgr = {100, 100, 100};
      PictureHarm.colour(bgr, 0.3, new SplittableRandom(seed));
      apart += bgr[0] != bgr[1] || bgr[1] != bgr[2] ? 1 : 0;
    }
    assertTrue(apart > 80, () -> "a grey wall has a tint in most pictures");
  }
}
