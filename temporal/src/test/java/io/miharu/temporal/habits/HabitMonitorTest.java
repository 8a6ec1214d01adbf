package io.miharu.temporal.habits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.MediaTime;
import io.miharu.temporal.habits.HabitMonitor.Judgement;
import io.miharu.temporal.habits.HabitMonitor.Sighting;
import io.miharu.temporal.habits.Street.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitMonitorTest {

  private static final int LEARN_MINUTES = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_injectedAnomalies_areFoundWithAnAreaOfNineTenths(long seed) {
    HabitMonitor monitor = new HabitMonitor();
    Street street = new Street(seed);
    street.play(monitor, LEARN_MINUTES, 0);
    double area = areaUnderCurve(street.play(monitor, 20, 30));
    assertTrue(area >= 0.9, "frame AUC " + area);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_normalHour_raisesAtMostOneAlarm(long seed) {
    HabitMonitor monitor = new HabitMonitor();
    Street street = new Street(seed);
    street.play(monitor, LEARN_MINUTES, 0);
    int alarms = alarms(street.play(monitor, 60, 0));
    assertTrue(alarms <= 1, alarms + " alarms");
  }

  @Test
  void observe_firstTenMinutes_judgesNothing() {
    HabitMonitor monitor = new HabitMonitor();
    for (Step step : new Street(1).play(monitor, HabitMonitor.SILENT_MINUTES - 0.1, 30)) {
      assertTrue(step.judgements().stream().allMatch(judgement -> judgement.probability() == 0));
    }
  }

  @Test
  void of_whatAnotherLearnt_judgesAsItWould() {
    HabitMonitor first = new HabitMonitor();
    new Street(1).play(first, 15, 0);
    HabitMonitor second = HabitMonitor.of(first.learnt());
    assertEquals(first.learnt().grid(), second.learnt().grid());
    List<Sighting> wrongWay =
        List.of(new Sighting(99_999, new Habit(Kind.VEHICLE, 0.5, 0.6, Math.PI, 3, 0.15)));
    // A minute without frames is not a minute watched, by neither of the two.
    MediaTime later = MediaTime.ofSeconds(16 * 60);
    assertEquals(
        first.observe(later, wrongWay).get(0).nats(),
        second.observe(later, wrongWay).get(0).nats());
  }

  @Test
  void of_otherNumbers_isRefused() {
    HabitMonitor.Learnt learnt = new HabitMonitor().learnt();
    assertThrows(
        IllegalArgumentException.class,
        () -> HabitMonitor.of(new HabitMonitor.Learnt(1, List.of(7.0), learnt.surprises())));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HabitMonitor.Learnt(1, learnt.grid(), List.of(7.0)));
  }

  private static int alarms(List<Step> steps) {
    Map<Integer, Double> since = new HashMap<>();
    int alarms = 0;
    for (Step step : steps) {
      for (Judgement judgement : step.judgements()) {
        double now = step.time().seconds();
        if (judgement.probability() < 0.5) {
          since.remove(judgement.track());
        } else if (since.putIfAbsent(judgement.track(), now) != null
            && now - since.get(judgement.track()) >= 1) {
          alarms++;
          since.put(judgement.track(), Double.POSITIVE_INFINITY);
        }
      }
    }
    return alarms;
  }

  /** The chance that an anomalous frame scores higher than a normal one: frame AUC. */
  private static double areaUnderCurve(List<Step> steps) {
    double[] normal = steps.stream().filter(s -> !s.anomaly()).mapToDouble(Step::nats).toArray();
    double[] odd = steps.stream().filter(Step::anomaly).mapToDouble(Step::nats).toArray();
    double wins = 0;
    for (double one : odd) {
      for (double other : normal) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return wins / ((double) odd.length * normal.length);
  }
}
