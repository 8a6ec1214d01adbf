package io.miharu.temporal.kinematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class MotionWindowTest {

  /** Follows a box from 0 s to {@code seconds}, both included, at 25 frames/s. */
  private static Motion follow(double seconds, DoubleFunction<Box> boxAt) {
    MotionWindow window =
        new MotionWindow(
            KinematicsSettings.DEFAULT, 640, 360, Box::width, MediaTime.ZERO, boxAt.apply(0));
    for (int frame = 1; frame <= Math.round(seconds * 25); frame++) {
      window.add(MediaTime.ofSeconds(frame / 25.0), boxAt.apply(frame / 25.0));
    }
    return window.motion();
  }

  private static Box person(double x, double y) {
    return Box.centred(x, y, 25, 60);
  }

  @Test
  void timeToContact_ofATargetAtThirtyMinusTenTMetres_isTheOracleOfTheMethodsText() {
    // Distance 30 - 10 t: at 1 s the truth is 2.0 s; the rule gives 2.234 - 0.48 / 2 = 1.994 s.
    Motion motion = follow(1, t -> Box.centred(320, 180, 1000 / (30 - 10 * t), 50));
    assertEquals(1.994, motion.timeToContact(), 5e-4);
    assertEquals(1 / 2.234, motion.expansion(), 1e-4);
  }

  @Test
  void timeToContact_ofABoxThatKeepsItsSize_isUndefined() {
    assertTrue(Double.isNaN(follow(1, t -> person(100, 100)).timeToContact()));
  }

  @Test
  void speed_ofFortyFiveAndSixtyPixelsPerSecond_isThreeFourFive() {
    Motion motion = follow(1, t -> person(100 + 45 * t, 100 + 60 * t));
    assertEquals(75, motion.speedPx(), 1e-3);
    assertEquals(75 / 60.0, motion.speed(), 1e-4);
    assertEquals(Math.atan2(60, 45), motion.heading(), 1e-5);
  }

  @Test
  void stoppedSeconds_afterAWalk_countFromTheHalt() {
    Motion motion = follow(6, t -> person(100 + 50 * Math.min(t, 2), 100));
    assertEquals(4, motion.stoppedSeconds(), 0.2);
    assertTrue(Double.isNaN(motion.heading()));
    assertEquals(0, follow(6, t -> person(100 + 50 * t, 100)).stoppedSeconds());
  }

  @Test
  void path_ofAJitteringStander_isZero() {
    Random random = new Random(3);
    Motion motion =
        follow(35, t -> person(100 + 2 * random.nextGaussian(), 100 + 2 * random.nextGaussian()));
    assertEquals(0, motion.pathPx());
    assertEquals(30, motion.pathSeconds(), 0.3);
  }

  @Test
  void path_ofAPacer_isLongAndHisDisplacementShort() {
    // 60 px to the right and back every 6 s. Averaging over 1 s takes 20 / 4 = 5 px off each end,
    // and up to a dead band of 12 px may be missing at each turn: 10 strides of 38 to 50 px.
    Motion motion = follow(36, t -> person(100 + Math.abs(t % 6 - 3) * 20, 100));
    assertTrue(motion.pathPx() >= 380 && motion.pathPx() <= 500, "path " + motion.pathPx());
    assertEquals(0, motion.displacementPx(), 3);
  }

  @Test
  void heightPx_ofSomebodyWhoLiesDown_staysHisOwnForAWhile() {
    Motion motion =
        follow(3, t -> t < 2 ? Box.centred(100, 100, 25, 60) : Box.centred(100, 120, 60, 20));
    assertEquals(60 * Math.exp(-1 / 10.0), motion.heightPx(), 3.1);
    assertEquals(3, motion.aspect(), 1e-3);
  }

  @Test
  void touchesBorder_withinTwoPixels_isTrue() {
    assertTrue(follow(0, t -> new Box(1, 50, 30, 100)).touchesBorder());
    assertFalse(follow(0, t -> new Box(5, 50, 30, 100)).touchesBorder());
  }

  @Test
  void motion_beforeThreeDetections_hasNoSpeed() {
    assertEquals(0, follow(0.04, t -> person(100 + 500 * t, 100)).speedPx());
  }

  @Test
  void lineFit_throughThreePoints_isTheTextbookLine() {
    // Points (0, 0), (1, 2), (2, 1): slope 1/2, mean 1, residuals -1/2, 1, -1/2.
    LineFit fit = LineFit.of(new double[] {0, 1, 2}, new double[] {0, 2, 1});
    assertEquals(0.5, fit.slope(), 1e-12);
    assertEquals(1, fit.mean(), 1e-12);
    assertEquals(Math.sqrt(1.5 / 3), fit.rms(), 1e-12);
    assertEquals(0.25, fit.explained(), 1e-12);
  }
}
