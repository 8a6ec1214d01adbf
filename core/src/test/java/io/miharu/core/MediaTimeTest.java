package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MediaTimeTest {

  @Test
  void toString_pastAnHour_showsHours() {
    assertEquals("3:07.25", MediaTime.ofSeconds(187.25).toString());
    assertEquals("1:00:00.00", MediaTime.ofSeconds(3600).toString());
  }

  @Test
  void constructor_beforeTheFirstFrame_refuses() {
    assertThrows(IllegalArgumentException.class, () -> new MediaTime(-1));
    assertThrows(IllegalArgumentException.class, () -> MediaTime.ofSeconds(Double.NaN));
  }

  @Test
  void minus_moreThanElapsed_stopsAtTheFirstFrame() {
    assertEquals(MediaTime.ZERO, MediaTime.ofSeconds(1).minus(Duration.ofSeconds(2)));
  }

  @Test
  void since_isTheInverseOfPlus() {
    MediaTime start = MediaTime.ofSeconds(1.5);
    Duration gap = Duration.ofMillis(333);
    assertEquals(gap, start.plus(gap).since(start));
  }
}
