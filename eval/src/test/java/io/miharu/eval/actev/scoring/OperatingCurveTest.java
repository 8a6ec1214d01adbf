package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OperatingCurveTest {

  private static final double EXACT = 1e-15;

  private static double[] of(double... values) {
    return values;
  }

  /** The unit tests of ActEV_Scorer: build_det's curves. */
  @Test
  void areaTo_ofTheReferencesOwnCurves_isWhatItExpects() {
    OperatingCurve steps =
        new OperatingCurve(of(.01, .03, .1, .15, .2, 1), of(1, 1, .5, .5, .5, .5));
    assertEquals(0.5325, steps.areaTo(1), EXACT);
    assertEquals(0.0875, new OperatingCurve(of(.2), of(.5)).areaTo(.1), EXACT);
    assertEquals(0.25, new OperatingCurve(of(.2), of(.5)).areaTo(.4), EXACT);
    assertEquals(1, new OperatingCurve(of(), of()).areaTo(1), EXACT);
    assertEquals(0.501, new OperatingCurve(of(0, .01, .5), of(.7, .5, .5)).areaTo(1), EXACT);
  }

  @Test
  void at_betweenTwoPoints_liesOnTheirLine() {
    OperatingCurve curve = new OperatingCurve(of(.1, .3), of(.8, .4));
    assertEquals(.8 + .25 * (.4 - .8), curve.at(.15, 1), EXACT);
  }

  @Test
  void at_severalPointsAtTheTarget_takesTheLast() {
    assertEquals(.5, new OperatingCurve(of(.1, .1 + 1e-11, .2), of(.8, .5, .2)).at(.1, 1));
  }

  @Test
  void at_beforeTheFirstPoint_isTheDefault_andAfterTheLast_itsValue() {
    OperatingCurve curve = new OperatingCurve(of(.1), of(.8));
    assertEquals(1, curve.at(.05, 1));
    assertEquals(.8, curve.at(.7, 1));
    assertEquals(Double.NaN, new OperatingCurve(of(), of()).at(.7, Double.NaN));
  }

  @Test
  void at_anUndefinedPoint_isTheDefault() {
    assertEquals(1, new OperatingCurve(of(.1, .2), of(Double.NaN, Double.NaN)).at(.15, 1));
  }
}
