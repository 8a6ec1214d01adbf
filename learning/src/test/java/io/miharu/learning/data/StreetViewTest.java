package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreetViewTest {

  private static final int SIDE = 32;

  /** Two px wide, 4,000 long, brighter and brighter. */
  private static final Texture RAMP = ramp();

  @Test
  void draw_camerasThatStand_seeTheSameAtAllTimes() {
    assertArrayEquals(seen(0, -7, 3), seen(0, 7, 3));
  }

  @Test
  void draw_goingBack_isGoingAheadRunBackwards() {
    assertArrayEquals(seen(0.5, 3, 8), seen(-0.5, -3, 8));
  }

  /** What gets brighter with its distance gets brighter at every place as the camera comes near. */
  @Test
  void draw_goingAhead_showsAtEveryPlaceWhatWasFartherOn() {
    for (int seed = 1; seed <= 5; seed++) {
      float[] before = seen(0.5, 0, seed);
      float[] after = seen(0.5, 10, seed);
      int brighter = 0;
      for (int i = 0; i < before.length; i++) {
        assertTrue(after[i] >= before[i] - 1e-6, "place " + i);
        brighter += after[i] > before[i] ? 1 : 0;
      }
      assertTrue(brighter > before.length / 10, brighter + " places");
    }
  }

  /** The first 24 of 32 rows, below which there may be a bonnet, which stays where it is. */
  @Test
  void draw_aCameraThatLooksToTheRight_seesAllMovedToTheLeft() {
    float[] before = seen(0.5, 0, 3);
    float[] after = looking(3, 4, 0);
    for (int row = 0; row < 24; row++) {
      for (int column = 0; column < SIDE - 4; column++) {
        assertEquals(before[row * SIDE + column + 4], after[row * SIDE + column], 1e-6);
      }
    }
  }

  /**
   * A quarter to the right: what was on the right comes to the top, what was on top to the left.
   */
  @Test
  void draw_aCameraRolledToTheRight_seesAllTurnedToTheLeft() {
    float[] before = seen(0.5, 0, 3);
    float[] after = looking(3, 0, Math.PI / 2);
    int same = 0;
    for (int row = 0; row < 24; row++) {
      for (int column = 0; column < 24; column++) {
        float was = before[column * SIDE + SIDE - 1 - row];
        same += Math.abs(was - after[row * SIDE + column]) < 1e-4 ? 1 : 0;
      }
    }
    assertTrue(same > 0.98 * 24 * 24, same + " places"); // rays along an edge may fall either way
  }

  private static float[] seen(double step, double time, int seed) {
    float[] picture = new float[SIDE * SIDE];
    new StreetView(RAMP, RAMP, RAMP, SIDE, step, new SplittableRandom(seed))
        .draw(time, 0, 0, 0, picture, 0);
    return picture;
  }

  private static float[] looking(int seed, double besideX, double turn) {
    float[] picture = new float[SIDE * SIDE];
    new StreetView(RAMP, RAMP, RAMP, SIDE, 0.5, new SplittableRandom(seed))
        .draw(0, besideX, 0, turn, picture, 0);
    return picture;
  }

  private static Texture ramp() {
    byte[] grey = new byte[2 * 4000];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (i / 2 * 255 / 4000);
    }
    return new Texture(2, 4000, false, grey);
  }
}
