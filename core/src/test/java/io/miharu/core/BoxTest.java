package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {

  @Test
  void iou_ofTwoByThreeOverlap_isSharedOverUnion() {
    Box left = new Box(0, 0, 4, 3); // 12 px²
    Box right = new Box(2, 0, 6, 3); // 12 px², sharing 2 x 3
    assertEquals(6.0 / (12 + 12 - 6), left.iou(right), 1e-12);
  }

  @Test
  void iou_boxesThatOnlyTouch_isZero() {
    assertEquals(0.0, new Box(0, 0, 2, 2).iou(new Box(2, 0, 4, 2)));
  }

  @Test
  void iou_ofABoxWithItself_isOneForAnyFloats() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      Box box =
          Box.ofSize(
              random.nextDouble() * 1920,
              random.nextDouble() * 1080,
              0.5 + random.nextDouble() * 300,
              0.5 + random.nextDouble() * 300);
      assertEquals(1.0, box.iou(box));
    }
  }

  @Test
  void constructor_ofNaNOrEmptyOrEndless_refuses() {
    assertThrows(IllegalArgumentException.class, () -> new Box(Float.NaN, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Box(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, Float.POSITIVE_INFINITY, 1));
  }

  @Test
  void clipped_boxOutsideThePicture_isEmpty() {
    assertEquals(true, new Box(-5, -5, 0, 0).clipped(10, 10).isEmpty());
    assertEquals(new Box(0, 0, 3, 3), new Box(-5, -5, 3, 3).clipped(10, 10).orElseThrow());
  }
}
