package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.PictureMotion;
import io.miharu.detectors.ImageFrame;
import org.junit.jupiter.api.Test;

/** A world of soft spots, 640 x 360 px, filmed by a camera that shifts and zooms. */
class GlobalMotionTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private final GlobalMotion motion = new GlobalMotion();

  /** The world as it looks after {@code seen}; a strip of {@code own} px is a car's bonnet. */
  private static Frame frame(PictureMotion seen, int own) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean standing = y >= HEIGHT - own;
        double wx = standing ? x : (x - seen.dx()) / seen.scale();
        double wy = standing ? y : (y - seen.dy()) / seen.scale();
        // No two waves fit together, so that no place looks like another one near it.
        double value =
            128
                + 40 * Math.sin(wx / 7.3 + 2 * Math.sin(wy / 41))
                + 40 * Math.sin(wy / 8.9 + 2 * Math.sin(wx / 53))
                + 30 * Math.sin((wx + wy) / 13.7);
        for (int channel = 0; channel < 3; channel++) {
          bgr[3 * (y * WIDTH + x) + channel] = (byte) Math.max(0, Math.min(255, value));
        }
      }
    }
    return new ImageFrame(MediaTime.ZERO, 0, WIDTH, HEIGHT, bgr);
  }

  private PictureMotion measured(PictureMotion truth, int own) {
    motion.measure(frame(PictureMotion.NONE, own));
    return motion.measure(frame(truth, own));
  }

  private static void assertNear(PictureMotion expected, PictureMotion got) {
    assertEquals(expected.scale(), got.scale(), 0.004, got.toString());
    assertEquals(expected.dx(), got.dx(), 1.0, got.toString());
    assertEquals(expected.dy(), got.dy(), 1.0, got.toString());
  }

  @Test
  void measure_firstFrameAndStandingCamera_sayNoMotion() {
    assertEquals(PictureMotion.NONE, motion.measure(frame(PictureMotion.NONE, 0)));
    assertNear(PictureMotion.NONE, motion.measure(frame(PictureMotion.NONE, 0)));
  }

  @Test
  void measure_shift_isFoundInPixelsOfTheFrame() {
    PictureMotion truth = new PictureMotion(1, 7, -4);
    assertNear(truth, measured(truth, 0));
  }

  @Test
  void measure_drivingForward_isAZoomAroundItsMiddle() {
    // Around (320, 180), 2 % larger.
    PictureMotion truth = new PictureMotion(1.02, -0.02 * 320, -0.02 * 180);
    assertNear(truth, measured(truth, 0));
  }

  @Test
  void measure_bonnetThatStands_isLeftOut() {
    PictureMotion truth = new PictureMotion(1, 9, 0);
    assertNear(truth, measured(truth, 90));
  }
}
