package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.ingest.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The clock of a stream with a time base of 1/1000 s and a nominal step of 40 ms. */
class PresentationClockTest {

  private static final long NONE = Long.MIN_VALUE;

  private final Losses losses = new Losses();
  private final PresentationClock clock = new PresentationClock(1, 1000, 40_000, losses);

  private List<Long> millis(long... stamps) {
    List<Long> times = new ArrayList<>();
    for (long stamp : stamps) {
      times.add(clock.next(Ffmpeg.stamp(stamp)).micros() / 1000);
    }
    clock.reportRepairs();
    return times;
  }

  @Test
  void firstStamp_isZero() {
    assertEquals(List.of(0L, 40L, 90L), millis(-500, -460, -410));
    assertEquals(List.of(), losses.health().warnings());
  }

  @Test
  void missingStamp_isOneStepAfterTheFrameBefore() {
    assertEquals(List.of(0L, 40L, 80L, 120L), millis(1000, NONE, 1080, NONE));
    assertTrue(losses.health().warnings().get(0).startsWith("frames without a time stamp: 2"));
  }

  @Test
  void framesWithoutAStampAtTheStart_comeBeforeTheFirstStamp() {
    assertEquals(List.of(0L, 40L, 80L, 120L), millis(NONE, NONE, 7000, 7040));
  }

  @Test
  void repeatedStamp_isHalfAStepAfterTheFrameBefore() {
    assertEquals(List.of(0L, 40L, 60L, 80L), millis(0, 40, 40, 80));
  }

  @Test
  void jumpBackByMoreThanHalfASecond_goesOnWithAShiftedClock() {
    assertEquals(List.of(0L, 5000L, 5040L, 5080L), millis(0, 5000, 100, 140));
    assertTrue(
        losses.health().warnings().stream().anyMatch(w -> w.contains("goes back by 4.900 s")));
  }

  @Test
  void anyStamps_giveTimesThatRise() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      PresentationClock wild = new PresentationClock(1, 1000, 40_000, new Losses());
      long before = -1;
      for (int i = 0; i < 200; i++) {
        OptionalLong stamp =
            random.nextInt(5) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextInt(4000) - 2000);
        long time = wild.next(stamp).micros();
        assertTrue(time > before, "seed %d, frame %d".formatted(seed, i));
        before = time;
      }
    }
  }
}
