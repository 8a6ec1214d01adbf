package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeSpanTest {

  @Test
  void contains_isHalfOpen() {
    TimeSpan span = TimeSpan.ofSeconds(1, 2);
    assertTrue(span.contains(MediaTime.ofSeconds(1)));
    assertFalse(span.contains(MediaTime.ofSeconds(2)));
  }

  @Test
  void iou_isSharedOverUnionSeconds() {
    assertEquals(1.0 / 3, TimeSpan.ofSeconds(0, 2).iou(TimeSpan.ofSeconds(1, 3)), 1e-12);
    assertEquals(0.0, TimeSpan.ofSeconds(0, 1).iou(TimeSpan.ofSeconds(1, 2)));
  }

  @Test
  void constructor_endBeforeStart_refuses() {
    assertThrows(IllegalArgumentException.class, () -> TimeSpan.ofSeconds(2, 1));
  }
}
