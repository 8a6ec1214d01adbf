package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CameraMotionTest {

  private static final Seed SEED = new Seed(5);
  private static final CameraMotion SET =
      CameraMotion.of(new DrawnTextures(SEED, 8), Split.TEST, SEED, 0.1);

  @Test
  void classes_areBalanced() {
    int[] counts = new int[CameraMotion.CLASSES.size()];
    for (int i = 0; i < SET.size(); i++) {
      counts[SET.label(i)]++;
    }
    for (int count : counts) {
      assertEquals(25, count); // a clip of each of 25 surfaces
    }
  }

  @Test
  void read_theSameSeed_givesTheSameBytes_inRange() {
    float[] one = clip(7);
    assertArrayEquals(one, clip(7));
    for (float value : one) {
      assertTrue(value >= 0 && value <= 1);
    }
  }

  /** Frames far apart differ by more where the camera moves than where it stands. */
  @Test
  void read_aCameraThatStands_seesLessChangeThanOneThatMoves() {
    double still = 0;
    double moving = 0;
    int stills = 0;
    int movings = 0;
    for (int clip = 0; clip < SET.size(); clip += 2) {
      float[] values = clip(clip);
      double change = 0;
      for (int i = 0; i < CameraMotion.SHAPE.plane(); i++) {
        change += Math.abs(values[i] - values[15 * CameraMotion.SHAPE.plane() + i]);
      }
      if (SET.label(clip) == 8) {
        still += change;
        stills++;
      } else {
        moving += change;
        movings++;
      }
    }
    // Light, noise and things that move by themselves change what a still camera sees, too.
    assertTrue(moving / movings > 1.25 * still / stills, moving / movings + ", " + still / stills);
  }

  private static float[] clip(int clip) {
    float[] values = new float[SET.values()];
    SET.read(clip, values, 0);
    return values;
  }
}
