package io.miharu.eval.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What p values are worth when several questions were asked at once.
 *
 * <p>Source: Holm, "A simple sequentially rejective multiple test procedure", 1979. Keeps the
 * chance of any false discovery below the level, whatever depends on what.
 */
public final class Holm {

  private Holm() {}

  /**
   * Each p value, raised to what it must be compared with the level by.
   *
   * @param values in [0, 1]; NaN for a question without answer, which counts for nothing
   * @return in the same order, at most 1
   */
  public static double[] adjusted(double[] values) {
    int[] rising =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[values.length];
    Arrays.fill(adjusted, Double.NaN);
    double least = 0;
    for (int rank = 0; rank < rising.length; rank++) {
      least = Math.max(least, Math.min(1, (rising.length - rank) * values[rising[rank]]));
      adjusted[rising[rank]] = least;
    }
    return adjusted;
  }
}
