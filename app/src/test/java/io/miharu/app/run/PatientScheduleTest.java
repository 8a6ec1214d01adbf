package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty frames a second, of which every sixth is due. */
class PatientScheduleTest {

  private boolean behind;
  private final PatientSchedule schedule =
      new PatientSchedule(frame -> frame.index() % 6 == 0, () -> behind);

  @Test
  void isDue_nobodyWaits_asTheOther() {
    assertEquals(List.of(0, 6, 12, 18), looks(0, 20));
    assertEquals(0, schedule.skipped());
  }

  @Test
  void isDue_behindForAMoment_looksAsSoonAsThatIsOver() {
    assertEquals(List.of(0), looks(0, 5));
    behind = true;
    assertEquals(List.of(), looks(5, 10));
    behind = false;
    assertEquals(List.of(10, 12), looks(10, 14));
    assertEquals(0, schedule.skipped());
  }

  @Test
  void isDue_behindAllTheTime_looksThreeTimesASecond() {
    behind = true;
    assertEquals(List.of(0, 10, 20, 30), looks(0, 36));
    assertEquals(2, schedule.skipped()); // those of 12 and 24
  }

  private List<Integer> looks(int from, int to) {
    return IntStream.range(from, to).filter(i -> schedule.isDue(new TestFrame(i))).boxed().toList();
  }
}
