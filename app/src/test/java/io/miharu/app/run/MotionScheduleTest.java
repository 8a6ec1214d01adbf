package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.MotionVector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class MotionScheduleTest {

  /** Two blocks of 16 x 16 px that moved by 3 px. */
  private static final MotionVector MOVES = new MotionVector(20, 20, 16, 16, 3, 0);

  private static final MotionVector STANDS = new MotionVector(20, 20, 16, 16, 0, 0);

  @Test
  void isDue_somethingAlwaysMoves_isEveryFifthFrame() {
    List<Long> looks = looks(OptionalDouble.empty(), 300, frame -> true);
    // The first look is on credit: 0.2 - 1 and nine times 0.2 make one again; then five earn one.
    assertEquals(300 / 5, looks.size());
    assertEquals(List.of(0L, 9L, 14L, 19L), looks.subList(0, 4));
  }

  @Test
  void isDue_nothingMoves_refreshesOnceASecond() {
    List<Long> looks = looks(OptionalDouble.empty(), 121, frame -> false);
    assertEquals(List.of(0L, 30L, 60L, 90L, 120L), looks);
  }

  @Test
  void isDue_newcomerAfterACalm_isLookedAtOnEverySecondFrame() {
    List<Long> looks = looks(OptionalDouble.empty(), 200, frame -> frame >= 100);
    List<Long> first = looks.stream().filter(frame -> frame >= 100).limit(5).toList();
    assertEquals(List.of(100L, 102L, 104L, 106L, 108L), first);
    assertTrue(looks.size() <= 200 / 5, "looks " + looks.size());
  }

  @Test
  void isDue_looksPerSecondGiven_keepsToThem() {
    List<Long> looks = looks(OptionalDouble.of(3), 30 * 20, frame -> true);
    assertEquals(3 * 20, looks.size(), 1);
  }

  @Test
  void isDue_budgetOfAFifth_isNeverPassed() {
    for (int period = 1; period < 90; period += 7) {
      int every = period;
      List<Long> looks = looks(OptionalDouble.empty(), 500, frame -> frame / every % 2 == 0);
      assertTrue(looks.size() <= 500 / 5, "period " + period + ": " + looks.size());
    }
  }

  private static List<Long> looks(OptionalDouble perSecond, int frames, LongPredicate moves) {
    MotionSchedule schedule = new MotionSchedule(perSecond);
    List<Long> looks = new ArrayList<>();
    for (long i = 0; i < frames; i++) {
      if (schedule.isDue(new TestFrame(i, moves.test(i) ? MOVES : STANDS))) {
        looks.add(i);
      }
    }
    return looks;
  }
}
