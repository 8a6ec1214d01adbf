package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PointTest {

  @Test
  void distance_isEuclidean() {
    assertEquals(5.0, new Point(1, 2).distance(new Point(4, 6))); // 3, 4, 5
  }

  @Test
  void constructor_ofNaNOrEndless_refuses() {
    assertThrows(IllegalArgumentException.class, () -> new Point(Float.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Point(0, Float.NEGATIVE_INFINITY));
  }
}
