package io.miharu.app.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.events.calibration.NormalQuantile;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisScaleTest {

  private static List<String> labels(AxisScale scale) {
    return scale.ticks().stream().map(AxisScale.Tick::label).filter(l -> !l.isEmpty()).toList();
  }

  @Test
  void probit_isTheInverseOfTheNormalDistribution() {
    // Tables of the normal distribution.
    assertEquals(0, NormalQuantile.of(0.5), 1e-8);
    assertEquals(1.959963985, NormalQuantile.of(0.975), 1e-8);
    assertEquals(-2.326347874, NormalQuantile.of(0.01), 1e-8);
    assertEquals(-3.090232306, NormalQuantile.of(0.001), 1e-8);
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(0));
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(Double.NaN));
  }

  @Test
  void probitAxis_marksPercentAndPutsZeroAtItsEnd() {
    AxisScale scale = AxisScale.of(Scale.PROBIT, new double[] {0, 0.01, 0.5, 0.9, 1});
    assertEquals(
        List.of("1 %", "2 %", "5 %", "10 %", "20 %", "40 %", "60 %", "80 %", "90 %"),
        labels(scale));
    assertEquals(0, scale.place(0));
    assertEquals(1, scale.place(1));
    // Φ⁻¹(0.5) = 0 lies between Φ⁻¹(0.01) = -2.3263 and Φ⁻¹(0.9) = 1.2816.
    assertEquals(2.32635 / (2.32635 + 1.28155), scale.place(0.5), 1e-5);
  }

  @Test
  void logarithmicAxis_coversWholeDecades() {
    AxisScale scale = AxisScale.of(Scale.LOGARITHMIC, new double[] {0.02, 3});
    assertEquals(List.of("0.01", "0.1", "1", "10"), labels(scale));
    assertEquals(1.0 / 3, scale.place(0.1), 1e-9);
    assertEquals(0, scale.place(0), "nothing lies left of the axis");
  }

  @Test
  void linearAxis_ofShares_runsFromZeroToOne() {
    assertEquals(
        List.of("0", "0.2", "0.4", "0.6", "0.8", "1"),
        labels(AxisScale.of(Scale.LINEAR, new double[] {0.3, 0.8})));
    assertEquals(
        List.of("0", "50", "100", "150", "200"),
        labels(AxisScale.of(Scale.LINEAR, new double[] {10, 180})));
  }

  @Test
  void axes_withoutValues_canStillBeDrawn() {
    for (Scale scale : Scale.values()) {
      AxisScale empty = AxisScale.of(scale, new double[] {Double.NaN});
      assertTrue(empty.ticks().size() > 1);
      assertTrue(Double.isNaN(empty.place(Double.NaN)));
    }
  }
}
