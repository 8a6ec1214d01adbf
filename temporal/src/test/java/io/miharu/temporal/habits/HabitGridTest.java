package io.miharu.temporal.habits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HabitGridTest {

  private static final double E = Math.E;

  private static Habit walks(double heading, double speed, double height) {
    return new Habit(Kind.PERSON, 0.5, 0.5, heading, speed, height);
  }

  @Test
  void surprise_knownCell_isTheFormulaOfTheMethodsText() {
    HabitGrid grid = new HabitGrid();
    grid.watch(Duration.ofSeconds(30));
    for (int i = 0; i < 91; i++) {
      grid.learn(walks(0, 1, 0.2), i % 10 == 0, 1);
    }
    // 10 visits (i = 0, 10 … 90): λ = (10 + 0.5) / (0.5 + 1) = 7 a minute. The usual way was
    // gone 91 times of 91: 92 / 100. Speed and height are the usual ones.
    double anybody = -Math.log(1 - Math.exp(-7));
    assertEquals(-Math.log(0.92) + anybody, grid.surprise(walks(0, 1, 0.2)), 1e-9);
    // The other way: 1 / 100.
    assertEquals(-Math.log(0.01) + anybody, grid.surprise(walks(Math.PI, 1, 0.2)), 1e-9);
    // Twice as fast: ln 2 off, where 91 of no spread and 5 of 0.4 make √(0.8 / 96) = 0.0913,
    // so the least spread counts, 0.1: z = 6.93, cut at 6.
    assertEquals(-Math.log(0.92) + anybody + 18, grid.surprise(walks(0, 2, 0.2)), 1e-9);
    // A third taller than usual: ln 1.3 = 0.2624, z = 2.624.
    double z = Math.log(1.3) / 0.1;
    assertEquals(-Math.log(0.92) + anybody + z * z / 2, grid.surprise(walks(0, 1, 0.26)), 1e-9);
  }

  @Test
  void surprise_fewInTheCell_asksTheNeighbours() {
    HabitGrid grid = new HabitGrid();
    for (int i = 0; i < 91; i++) {
      grid.learn(new Habit(Kind.PERSON, 0.45, 0.5, 0, 1, 0.2), false, 1);
    }
    // Column 8 has seen nobody, column 7 beside it 91. Nobody visited: λ = 0.5.
    assertEquals(
        -Math.log(0.92) - Math.log(1 - Math.exp(-0.5)), grid.surprise(walks(0, 1, 0.2)), 1e-9);
  }

  @Test
  void surprise_kindNeverSeen_knowsNoWayAndExpectsNobody() {
    HabitGrid grid = new HabitGrid();
    grid.watch(Duration.ofSeconds(30));
    // 1 / 9, and λ = 0.5 / 1.5.
    assertEquals(
        Math.log(9) - Math.log(1 - Math.exp(-1.0 / 3)), grid.surprise(walks(0, 1, 0.2)), 1e-9);
  }

  @Test
  void watch_sevenDays_halvesWhatWasLearnt() {
    HabitGrid grid = new HabitGrid();
    for (int i = 0; i < 182; i++) {
      grid.learn(walks(0, E, 0.2), false, 1);
    }
    grid.watch(Duration.ofDays(7));
    // 91 are left: 92 / 100 for the usual way, 1 / 100 for the other.
    double usual = grid.surprise(walks(0, E, 0.2));
    double other = grid.surprise(walks(Math.PI, E, 0.2));
    assertEquals(Math.log(92), other - usual, 1e-9);
  }

  @Test
  void habit_outsideThePicture_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Habit(Kind.PERSON, 1.1, 0.5, 0, 1, 0.2));
    assertThrows(
        IllegalArgumentException.class, () -> new Habit(Kind.PERSON, 0.5, 0.5, 0, -1, 0.2));
  }
}
