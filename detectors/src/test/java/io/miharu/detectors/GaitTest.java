package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import org.junit.jupiter.api.Test;

class GaitTest {

  /**
   * Ten boxes a second, 100 px high, that go {@code stepPx} to the right each, as wide as legs that
   * open and close twice a second: {@code width} and a quarter more or less.
   */
  private static Gait after(int steps, double width, double stepPx) {
    Gait gait = new Gait(box(0, width, stepPx), 0);
    for (int i = 1; i <= steps; i++) {
      gait.step(box(i, width * (i % 5 < 2 ? 1.25 : 0.75), stepPx), i / 10.0);
    }
    return gait;
  }

  private static Box box(int i, double width, double stepPx) {
    return Box.centred(i * stepPx, 50, width, 100);
  }

  @Test
  void walks_rigidBoxThatGoesTheSameWay_isNoWalker() {
    Gait gait = new Gait(box(0, 50, 10), 0);
    for (int i = 1; i <= 30; i++) {
      gait.step(box(i, 50, 10), i / 10.0);
    }
    assertFalse(gait.walks());
  }

  @Test
  void walks_rigidBoxThatComesIntoThePicture_isNoWalker() {
    Gait gait = new Gait(box(0, 10, 10), 0);
    for (int i = 1; i <= 30; i++) {
      gait.step(box(i, Math.min(60, 10 + 10 * i), 10), i / 10.0);
    }
    assertFalse(gait.walks());
  }

  @Test
  void walks_uprightFor900MsOverNineTenthsOfItsHeight_isAWalker() {
    assertTrue(after(9, 50, 10).walks());
  }

  @Test
  void walks_for700Ms_isTooShort() {
    assertFalse(after(7, 50, 10).walks());
  }

  @Test
  void walks_overHalfItsHeight_isTooNear() {
    assertFalse(after(10, 50, 5).walks());
  }

  @Test
  void walks_asWideAsTall_isNoWalker() {
    assertFalse(after(20, 100, 10).walks());
  }

  @Test
  void walks_whenTheHeightJumps_beginsAnew() {
    Gait gait = after(7, 50, 10);
    gait.step(Box.ofSize(80, 0, 60, 130), 0.8);
    gait.step(Box.ofSize(90, 0, 60, 130), 0.9);
    assertFalse(gait.walks());
  }

  @Test
  void onFoot_lyingAfterWalking_isNot() {
    Gait gait = after(9, 50, 10);
    assertTrue(gait.onFoot(Box.ofSize(100, 0, 50, 100)));
    assertFalse(gait.onFoot(Box.ofSize(100, 70, 100, 30)));
  }
}
