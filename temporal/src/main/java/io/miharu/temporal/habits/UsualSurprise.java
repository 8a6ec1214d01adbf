package io.miharu.temporal.habits;

import java.util.Arrays;
import java.util.List;

/**
 * How surprising ordinary things are before one camera: a histogram of surprises, from which the
 * limit of the ordinary is read. Each was judged before it was learnt, so this is how the grid does
 * on what it has not seen. Not thread-safe.
 */
final class UsualSurprise {

  static final int BINS = 240;
  private static final double NATS_PER_BIN = 0.25;

  /** One in ten thousand, a look in an hour of a quiet street, is still ordinary. */
  private static final double SHARE = 0.9999;

  private static final double ENOUGH = 500;

  private final double[] counts;

  UsualSurprise() {
    counts = new double[BINS];
  }

  UsualSurprise(List<Double> counts) {
    this.counts = counts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  List<Double> counts() {
    return Arrays.stream(counts).boxed().toList();
  }

  void add(double nats) {
    counts[(int) Math.min(BINS - 1, Math.max(0, nats) / NATS_PER_BIN)]++;
  }

  /** The surprise that only one in ten thousand exceeds; infinite before 500 were seen. */
  double limit() {
    double all = 0;
    for (double count : counts) {
      all += count;
    }
    if (all < ENOUGH) {
      return Double.POSITIVE_INFINITY;
    }
    double below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      below += counts[bin];
      if (below >= SHARE * all) {
        return (bin + 1) * NATS_PER_BIN;
      }
    }
    return BINS * NATS_PER_BIN;
  }
}
