package io.miharu.eval.sheet;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A metric taken apart into the units that a bootstrap draws from: videos, topics or classes.
 *
 * @param metric its name, as in the headline
 * @param higherIsBetter false for error rates
 * @param units their names, in a fixed order
 * @param values each unit's own value, for paired tests; NaN where a unit has none
 * @param resampled the metric over a sample of units given by index, with repetition. Where the
 *     metric is the mean of the units' values, {@link #mean} makes it
 */
public record UnitScores(
    String metric,
    boolean higherIsBetter,
    List<String> units,
    List<Double> values,
    ToDoubleFunction<int[]> resampled) {

  public UnitScores {
    units = List.copyOf(units);
    values = List.copyOf(values);
    if (units.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d units but %d values".formatted(units.size(), values.size()));
    }
  }

  /** A metric that is the mean of its units' values, the undefined ones left out. */
  public static UnitScores mean(
      String metric, boolean higherIsBetter, List<String> units, List<Double> values) {
    List<Double> fixed = List.copyOf(values);
    return new UnitScores(
        metric,
        higherIsBetter,
        units,
        fixed,
        sample -> {
          double sum = 0;
          int defined = 0;
          for (int unit : sample) {
            if (!Double.isNaN(fixed.get(unit))) {
              sum += fixed.get(unit);
              defined++;
            }
          }
          return defined == 0 ? Double.NaN : sum / defined;
        });
  }
}
