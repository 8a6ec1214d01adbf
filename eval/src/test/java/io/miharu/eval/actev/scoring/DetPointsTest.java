package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetPointsTest {

  private static DetPoints curve(List<Double> falseAlarms, List<Double> misses) {
    return new DetPoints("RFA", List.of(), falseAlarms, misses);
  }

  @Test
  void mean_isReadBetweenThePointsAndLevelBeyondThem() {
    DetPoints level = curve(List.of(0.5), List.of(0.4));
    DetPoints falling = curve(List.of(0.0, 1.0), List.of(1.0, 0.0));
    DetPoints mean = DetPoints.mean("RFA", List.of(level, falling));
    assertEquals(500, mean.misses().size());
    assertEquals((0.4 + 1) / 2, mean.misses().get(0));
    assertEquals((0.4 + (1 - 100 / 499.0)) / 2, mean.misses().get(100), 1e-15);
    assertEquals((0.4 + 0) / 2, mean.misses().get(499));
  }

  @Test
  void mean_ofSeveralPointsAtOneRate_takesTheLast() {
    DetPoints dropping = curve(List.of(0.0, 0.0, 2.0), List.of(1.0, 0.5, 0.5));
    assertEquals(0.5, DetPoints.mean("RFA", List.of(dropping)).misses().get(0));
  }

  @Test
  void mean_leavesCurvesWithoutTruthOrClaimOut() {
    DetPoints undefined = curve(List.of(0.5), List.of(Double.NaN));
    DetPoints level = curve(List.of(0.5), List.of(0.4));
    DetPoints none = curve(List.of(), List.of());
    assertEquals(0.4, DetPoints.mean("RFA", List.of(undefined, level, none)).misses().get(7));
    assertEquals(0, DetPoints.mean("RFA", List.of(undefined, none)).misses().size());
  }
}
