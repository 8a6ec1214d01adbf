package io.miharu.eval.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.UnitScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncertaintyTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 3, 0.95);

  private static ScoreSheet sheet(String system, List<String> units, Double... values) {
    return new ScoreSheet(
        "test",
        system,
        List.of(),
        List.of(),
        List.of(),
        List.of(UnitScores.mean("AP", true, units, List.of(values))),
        List.of());
  }

  @Test
  void comparison_ofASystemWithItself_findsNothing() {
    List<String> units = List.of("a", "b", "c");
    PairedComparison same =
        Uncertainty.of(
                List.of(sheet("x", units, 0.1, 0.5, 0.9), sheet("y", units, 0.1, 0.5, 0.9)),
                BOOTSTRAP)
            .comparisons()
            .get(0);
    assertEquals(0, same.difference());
    assertEquals(new Interval(0, 0), same.interval());
    assertEquals(1, same.randomisationP());
    assertEquals(1, same.bootstrapP());
  }

  @Test
  void comparison_aConstantGain_isPairedAndSoCertain() {
    // Unit by unit the gain is 0.25 (exact in binary), however much the units differ.
    List<String> units = List.of("a", "b", "c");
    PairedComparison gain =
        Uncertainty.of(
                List.of(sheet("x", units, 0.25, 0.5, 1.0), sheet("y", units, 0.0, 0.25, 0.75)),
                BOOTSTRAP)
            .comparisons()
            .get(0);
    assertEquals(0.25, gain.interval().low(), 1e-12);
    assertEquals(0.25, gain.interval().high(), 1e-12);
    assertEquals(2.0 / 8, gain.randomisationP());
    assertEquals(2.0 / 501, gain.bootstrapP(), 1e-12);
  }

  @Test
  void comparison_unitsInAnotherOrder_arePairedByName() {
    PairedComparison moved =
        Uncertainty.of(
                List.of(
                    sheet("x", List.of("a", "b", "c"), 0.1, 0.5, 0.9),
                    sheet("y", List.of("extra", "c", "b", "a"), 0.0, 0.9, 0.5, 0.1)),
                BOOTSTRAP)
            .comparisons()
            .get(0);
    assertEquals(3, moved.units());
    assertEquals(0, moved.difference(), 1e-12, "the unit that only one has does not count");
    assertEquals(1, moved.randomisationP());
  }

  @Test
  void comparison_threeSystems_areAdjustedAfterHolm() {
    List<String> units = List.of("a", "b", "c");
    List<PairedComparison> pairs =
        Uncertainty.of(
                List.of(
                    sheet("x", units, 0.3, 0.6, 0.9),
                    sheet("y", units, 0.2, 0.4, 0.6),
                    sheet("z", units, 0.1, 0.2, 0.3)),
                BOOTSTRAP)
            .comparisons();
    assertEquals(3, pairs.size());
    for (PairedComparison pair : pairs) {
      assertEquals(Math.min(1, 3 * 2.0 / 8), pair.randomisationP(), "three equal p values");
    }
  }

  @Test
  void interval_ofOneUnit_isNone() {
    Uncertainty alone = Uncertainty.of(List.of(sheet("x", List.of("a"), 0.5)), BOOTSTRAP);
    assertFalse(alone.interval(0, "AP").isDefined());
    assertTrue(alone.comparisons().isEmpty());
  }
}
