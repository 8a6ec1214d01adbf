package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateScheduleTest {

  @Test
  void isDue_thirtyFramesPerSecond_networkSeesAllAndTheEmbeddedEveryOther() {
    assertEquals(List.of(0, 1, 2, 3, 4), due(new RateSchedule(RateSchedule.NETWORK), 1));
    assertEquals(List.of(0, 2, 4), due(new RateSchedule(RateSchedule.EMBEDDED), 1));
  }

  @Test
  void isDue_fifteenFramesPerSecond_theEmbeddedSeeAll() {
    assertEquals(List.of(0, 1, 2, 3, 4), due(new RateSchedule(RateSchedule.EMBEDDED), 2));
  }

  /** Which of five frames are due, each so many thirtieths of a second after the one before. */
  private static List<Integer> due(Schedule schedule, int thirtieths) {
    return IntStream.range(0, 5)
        .filter(i -> schedule.isDue(new TestFrame((long) i * thirtieths)))
        .boxed()
        .toList();
  }
}
