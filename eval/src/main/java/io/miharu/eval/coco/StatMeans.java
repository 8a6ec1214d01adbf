package io.miharu.eval.coco;

import java.util.ArrayList;
import java.util.List;

/** The sums and numbers of values behind the twelve means of the summary. Not thread-safe. */
final class StatMeans {

  private static final int STATS = 12;

  private static final int THRESHOLD_75 = 5;

  // Places in the summary.
  private static final int AP = 0;
  private static final int AP_50 = 1;
  private static final int AP_75 = 2;
  private static final int AP_BY_SIZE = 3;
  private static final int AR_OF_ONE = 6;
  private static final int AR_OF_TEN = 7;
  private static final int AR = 8;
  private static final int AR_BY_SIZE = 9;

  private final double[] sums = new double[STATS];
  private final long[] counts = new long[STATS];

  void add(StatMeans other) {
    for (int i = 0; i < STATS; i++) {
      sums[i] += other.sums[i];
      counts[i] += other.counts[i];
    }
  }

  /**
   * Adds a class; returns its precision for all sizes, [threshold][recall], empty without truth.
   */
  double[][] add(ClassEvidence evidence) {
    double[][] curves = {};
    for (AreaRange range : AreaRange.EVERY) {
      if (evidence.truths(range) == 0) {
        continue;
      }
      boolean all = range.equals(AreaRange.ALL);
      curves = all ? new double[CocoScores.THRESHOLDS][] : curves;
      for (int threshold = 0; threshold < CocoScores.THRESHOLDS; threshold++) {
        CurvePoints points = evidence.curve(range, threshold);
        double[] precision = points.precision();
        double sum = 0;
        for (double value : precision) {
          sum += value;
        }
        int size = range.place() - AreaRange.SMALL.place();
        add(all ? AP : AP_BY_SIZE + size, sum, precision.length);
        add(all ? AR : AR_BY_SIZE + size, points.recall(), 1);
        if (all) {
          curves[threshold] = precision;
          add(AR_OF_ONE, points.recallOfOne(), 1);
          add(AR_OF_TEN, points.recallOfTen(), 1);
          if (threshold == 0) {
            add(AP_50, sum, precision.length);
          } else if (threshold == THRESHOLD_75) {
            add(AP_75, sum, precision.length);
          }
        }
      }
    }
    return curves;
  }

  private void add(int stat, double sum, long count) {
    sums[stat] += sum;
    counts[stat] += count;
  }

  List<Double> means() {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < STATS; i++) {
      means.add(counts[i] == 0 ? CocoScores.NOTHING : sums[i] / counts[i]);
    }
    return means;
  }
}
