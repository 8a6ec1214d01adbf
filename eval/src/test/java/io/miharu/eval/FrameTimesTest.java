package io.miharu.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTimesTest {

  /** Frames 1 to 5 of a camera that dropped frames: 0, 100, 200, 700 and 800 ms. */
  private static final FrameTimes UNEVEN =
      FrameTimes.ofMicros(0, 100_000, 200_000, 700_000, 800_000);

  @Test
  void timeOf_theFirstFrame_isZero() {
    assertEquals(MediaTime.ZERO, UNEVEN.timeOf(1));
    assertEquals(MediaTime.ZERO, FrameTimes.atRate(30).timeOf(1));
  }

  @Test
  void timeOf_aFrameBeyondTheLast_goesOnAtTheMeanDistance() {
    assertEquals(new MediaTime(800_000 + 2 * 200_000), UNEVEN.timeOf(7));
  }

  @Test
  void framesOf_aSpan_areThoseShownWithinIt() {
    assertEquals(new FrameSpan(2, 4), UNEVEN.framesOf(TimeSpan.ofSeconds(0.1, 0.7)));
    assertEquals(new FrameSpan(3, 5), UNEVEN.framesOf(TimeSpan.ofSeconds(0.15, 0.75)));
  }

  @Test
  void framesOf_aSpanBetweenTwoFrames_isTheFrameOnTheScreen() {
    assertEquals(new FrameSpan(3, 4), UNEVEN.framesOf(TimeSpan.ofSeconds(0.4, 0.5)));
    assertEquals(new FrameSpan(4, 5), UNEVEN.framesOf(TimeSpan.instant(MediaTime.ofSeconds(0.7))));
  }

  @Test
  void spanOf_framesOfASpan_givesBackASpanThatBeginsAndEndsWithAFrame() {
    TimeSpan span = TimeSpan.ofSeconds(0.2, 0.8);
    assertEquals(span, UNEVEN.spanOf(UNEVEN.framesOf(span)));
  }

  @Test
  void firstFrameFrom_theTimeOfAFrame_isThatFrameAtAnyRate() {
    for (double rate : new double[] {25, 29.97, 30, 30000 / 1001.0, 59.94, 7.3}) {
      FrameTimes times = FrameTimes.atRate(rate);
      Random random = new Random(5);
      for (int i = 0; i < 2000; i++) {
        long frame = 1L + random.nextInt(5_000_000);
        assertEquals(frame, times.firstFrameFrom(times.timeOf(frame)), "rate " + rate);
      }
    }
  }

  @Test
  void constructors_ofTimesThatDoNotRiseOrNoRate_refuse() {
    assertThrows(IllegalArgumentException.class, () -> FrameTimes.ofMicros(0, 5, 5));
    assertThrows(IllegalArgumentException.class, () -> FrameTimes.ofMicros(0));
    assertThrows(IllegalArgumentException.class, () -> FrameTimes.atRate(0));
    assertThrows(IllegalArgumentException.class, () -> FrameTimes.atRate(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> UNEVEN.timeOf(0));
  }
}
