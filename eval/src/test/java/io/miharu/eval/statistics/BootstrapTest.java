package io.miharu.eval.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.sheet.UnitScores;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(4000, 7, 0.95);

  private static UnitScores mean(Double... values) {
    List<String> names =
        java.util.stream.IntStream.range(0, values.length).mapToObj(i -> "unit " + i).toList();
    return UnitScores.mean("mean", true, names, List.of(values));
  }

  private static double[] draw(Bootstrap bootstrap, UnitScores scores) {
    return bootstrap.draw(scores.units().size(), scores.resampled());
  }

  @Test
  void interval_ofTenUnitsHalfOfThemRight_isThatOfTheBinomialDistribution() {
    Double[] values = Collections.nCopies(10, 0.0).toArray(new Double[0]);
    java.util.Arrays.fill(values, 0, 5, 1.0);
    // The mean is Binomial(10, 1/2) / 10. P(X <= 1) = 11/1024 < 2.5 % < P(X <= 2) = 56/1024.
    assertEquals(new Interval(0.2, 0.8), BOOTSTRAP.interval(draw(BOOTSTRAP, mean(values))));
  }

  @Test
  void draw_ofTwoUnits_meetsEveryMeanAsOftenAsEnumerationSays() {
    double[] drawn = draw(BOOTSTRAP, mean(0.0, 1.0));
    // Of the four samples 00, 01, 10, 11 one has mean 0, two have 1/2, one has 1.
    // Three standard deviations of a share of 1/2 in 4000 draws are 0.024.
    assertEquals(0.25, share(drawn, 0), 0.024);
    assertEquals(0.50, share(drawn, 0.5), 0.024);
    assertEquals(0.25, share(drawn, 1), 0.024);
  }

  private static double share(double[] drawn, double value) {
    return java.util.Arrays.stream(drawn).filter(one -> one == value).count()
        / (double) drawn.length;
  }

  @Test
  void interval_betweenSamples_interpolates() {
    double[] zeroToForty = new double[41];
    java.util.Arrays.setAll(zeroToForty, i -> 40 - i);
    // 2.5 % of the way over 40 steps is one step.
    assertEquals(1, new Bootstrap(1, 0, 0.95).interval(zeroToForty).low(), 1e-12);
    assertEquals(39, new Bootstrap(1, 0, 0.95).interval(zeroToForty).high(), 1e-12);
    // A level of 1/2 over two samples: a quarter of the way from 4 to 8, and three quarters.
    assertEquals(new Interval(5, 7), new Bootstrap(1, 0, 0.5).interval(new double[] {8, 4}));
  }

  @Test
  void interval_ofEqualUnits_hasNoWidth() {
    assertEquals(
        new Interval(0.3, 0.3), BOOTSTRAP.interval(draw(BOOTSTRAP, mean(0.3, 0.3))), "no rounding");
  }

  @Test
  void interval_whereSamplesAreUndefined_restsOnTheOthers() {
    assertEquals(new Interval(2, 2), BOOTSTRAP.interval(new double[] {Double.NaN, 2, Double.NaN}));
    assertFalse(BOOTSTRAP.interval(new double[] {Double.NaN}).isDefined());
    assertFalse(BOOTSTRAP.interval(new double[0]).isDefined());
  }

  @Test
  void draw_withTheSameSeed_isTheSame() {
    UnitScores scores = mean(0.1, 0.4, 0.9, 0.2);
    assertArrayEquals(draw(BOOTSTRAP, scores), draw(BOOTSTRAP, scores));
    double[] other = draw(new Bootstrap(4000, 8, 0.95), scores);
    assertFalse(java.util.Arrays.equals(draw(BOOTSTRAP, scores), other));
  }

  @Test
  void pValue_countsBothSidesAndOneMore() {
    // Above 0: 3 of 4; not above: 1. Twice (1 + 1) / (4 + 1).
    assertEquals(2.0 * 2 / 5, BOOTSTRAP.pValue(new double[] {1, 2, 3, -1}), 1e-12);
    assertEquals(2.0 * 1 / 5, BOOTSTRAP.pValue(new double[] {-1, -2, -3, -1}), 1e-12);
    assertEquals(1, BOOTSTRAP.pValue(new double[] {0, 0, 0}), "no difference at all");
    assertTrue(Double.isNaN(BOOTSTRAP.pValue(new double[] {Double.NaN})));
  }

  @Test
  void bootstrap_withoutSamplesOrLevel_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(10, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(10, 1, Double.NaN));
  }
}
