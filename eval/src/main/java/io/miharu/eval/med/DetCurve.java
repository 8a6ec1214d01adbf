package io.miharu.eval.med;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A metric's two rates and its joined number at every threshold, each being "accept what scores
 * this or more". Immutable.
 *
 * @param points threshold ascending; over no scores a single point at the threshold NaN
 */
public record DetCurve(List<Point> points) {

  /**
   * One threshold.
   *
   * @param spread of the rates over the blocks averaged; NaN where there is one
   */
  public record Point(
      double threshold, double first, double second, double joined, Spread spread) {}

  /** Twice the standard error of each number: the deviation over the root of blocks less one. */
  public record Spread(double first, double second, double joined) {
    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);
  }

  public DetCurve {
    points = List.copyOf(points);
  }

  /** The curve of one block. O(n) for n trials, which are sorted already. */
  public static DetCurve of(TrialBlock block, MedMetric metric) {
    return of(List.of(block), metric);
  }

  /**
   * The mean over blocks of their rates at each threshold of any of them. O(b·n) for b blocks and n
   * thresholds.
   */
  static DetCurve of(List<TrialBlock> blocks, MedMetric metric) {
    double[] thresholds =
        blocks.stream()
            .flatMap(block -> block.trials().stream())
            .mapToDouble(TrialBlock.Trial::score)
            .sorted()
            .distinct()
            .toArray();
    if (thresholds.length == 0) {
      thresholds = new double[] {Double.NaN};
    }
    int count = blocks.size();
    int[] next = new int[count];
    int[] hits = new int[count];
    int[] falseAlarms = new int[count];
    int[] targets = new int[count];
    int[] nonTargets = new int[count];
    for (int b = 0; b < count; b++) {
      TrialBlock block = blocks.get(b);
      hits[b] = (int) block.trials().stream().filter(TrialBlock.Trial::target).count();
      falseAlarms[b] = block.trials().size() - hits[b];
      targets[b] = block.targets();
      nonTargets[b] = block.nonTargets();
    }
    List<Point> points = new ArrayList<>(thresholds.length);
    double[] firsts = new double[count];
    double[] seconds = new double[count];
    double[] joineds = new double[count];
    for (double threshold : thresholds) {
      for (int b = 0; b < count; b++) {
        List<TrialBlock.Trial> trials = blocks.get(b).trials();
        while (next[b] < trials.size() && trials.get(next[b]).score() < threshold) {
          if (trials.get(next[b]).target()) {
            hits[b]--;
          } else {
            falseAlarms[b]--;
          }
          next[b]++;
        }
        firsts[b] = metric.first(hits[b], falseAlarms[b], targets[b], nonTargets[b]);
        seconds[b] = metric.second(hits[b], falseAlarms[b], targets[b], nonTargets[b]);
        joineds[b] = metric.joined(firsts[b], seconds[b]);
      }
      double first = mean(firsts);
      double second = mean(seconds);
      Spread spread =
          count < 2
              ? Spread.NONE
              : new Spread(twiceError(firsts), twiceError(seconds), twiceError(joineds));
      points.add(new Point(threshold, first, second, metric.joined(first, second), spread));
    }
    return new DetCurve(points);
  }

  private static double mean(double[] values) {
    return values.length == 1 ? values[0] : Arrays.stream(values).sum() / values.length;
  }

  private static double twiceError(double[] values) {
    return 2 * deviation(values) / Math.sqrt(values.length - 1.0);
  }

  /** The sample's standard deviation, NaN for fewer than two values. */
  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }

  /** The best point; of equal ones that with the lowest threshold. */
  public Point best(MedMetric metric) {
    Point best = points.get(0);
    for (Point point : points) {
      boolean better =
          metric.smallerIsBetter()
              ? point.joined() < best.joined()
              : point.joined() > best.joined();
      if (better) {
        best = point;
      }
    }
    return best;
  }
}
