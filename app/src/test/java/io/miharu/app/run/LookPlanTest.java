package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LookPlanTest {

  @Test
  void measured_shareOfTheCores_becomesLooksPerSecondInSteps() {
    LookPlan half =
        new LookPlan(
            LookPlan.Kind.MOTION, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.of(25));
    // A quarter of two cores is 500 ms a second: 25 looks of 20 ms; the step below is 2^4.5.
    assertEquals(22.6, half.measured(20, 2).perSecond().orElseThrow(), 1e-9);
    assertEquals(22.6, half.measured(21, 2).perSecond().orElseThrow(), 1e-9);
  }

  @Test
  void measured_fastMachine_staysAtThirty() {
    LookPlan all =
        new LookPlan(
            LookPlan.Kind.MOTION, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.of(100));
    assertEquals(30, all.measured(1, 16).perSecond().orElseThrow());
  }

  @Test
  void plan_thatContradictsItself_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> LookPlan.every(0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LookPlan(
                LookPlan.Kind.MOTION,
                OptionalInt.of(5),
                OptionalDouble.empty(),
                OptionalInt.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LookPlan(
                LookPlan.Kind.EVERY,
                OptionalInt.empty(),
                OptionalDouble.of(3),
                OptionalInt.empty()));
  }
}
