package io.miharu.eval.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores of things that are positive or not, sorted once. Equal scores stand at one rank, so
 * nothing depends on the order in which they came. Immutable.
 */
public final class BinaryRanking {

  /** One threshold's rates: {@code x} of the negatives and {@code y} of the positives pass it. */
  public record RocPoint(double x, double y) {}

  private final double[] scores; // falling
  private final boolean[] positive;
  private final int[] unit;
  private final int units;

  private BinaryRanking(double[] scores, boolean[] positive, int[] unit, int units) {
    this.scores = scores;
    this.positive = positive;
    this.unit = unit;
    this.units = units;
  }

  /** Things that all belong together. */
  public static BinaryRanking of(double[] scores, boolean[] positive) {
    return of(scores, positive, new int[scores.length], 1);
  }

  /**
   * Things that belong to units, such as frames to videos, for a bootstrap.
   *
   * @param unit from 0 to {@code units - 1}
   */
  public static BinaryRanking of(double[] scores, boolean[] positive, int[] unit, int units) {
    if (scores.length != positive.length || scores.length != unit.length) {
      throw new IllegalArgumentException(
          "lengths must be equal, got %d, %d, %d"
              .formatted(scores.length, positive.length, unit.length));
    }
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double[] sorted = new double[order.length];
    boolean[] sortedPositive = new boolean[order.length];
    int[] sortedUnit = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = scores[order[i]];
      sortedPositive[i] = positive[order[i]];
      sortedUnit[i] = unit[order[i]];
    }
    return new BinaryRanking(sorted, sortedPositive, sortedUnit, units);
  }

  /**
   * The chance that a positive has a higher score than a negative, equal ones counting half. NaN
   * without both.
   */
  public double areaUnderRoc() {
    return area(null);
  }

  /** The same with each unit as often as a sample drew it. */
  public double areaUnderRoc(int[] sample) {
    return area(weights(sample));
  }

  private double area(long @Nullable [] weights) {
    double area = 0;
    double positives = 0;
    double negatives = 0;
    for (int from = 0; from < scores.length; ) {
      double tiedPositives = 0;
      double tiedNegatives = 0;
      int to = from;
      for (; to < scores.length && scores[to] == scores[from]; to++) {
        double weight = weights == null ? 1 : weights[unit[to]];
        tiedPositives += positive[to] ? weight : 0;
        tiedNegatives += positive[to] ? 0 : weight;
      }
      area += tiedNegatives * (positives + tiedPositives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      from = to;
    }
    return area / (positives * negatives); // 0 / 0 is NaN
  }

  /** The sum over ranks of precision times the recall gained there. NaN without positives. */
  public double averagePrecision() {
    return averagePrecision(null);
  }

  /** The same with each unit as often as a sample drew it. */
  public double averagePrecision(int @Nullable [] sample) {
    long[] weights = sample == null ? null : weights(sample);
    double sum = 0;
    double positives = 0;
    double all = 0;
    for (int from = 0; from < scores.length; ) {
      double gained = 0;
      int to = from;
      for (; to < scores.length && scores[to] == scores[from]; to++) {
        double weight = weights == null ? 1 : weights[unit[to]];
        gained += positive[to] ? weight : 0;
        all += weight;
      }
      positives += gained;
      sum += gained > 0 ? gained * positives / all : 0;
      from = to;
    }
    return sum / positives;
  }

  private long[] weights(int[] sample) {
    long[] weights = new long[units];
    for (int drawn : sample) {
      weights[drawn]++;
    }
    return weights;
  }

  /**
   * The curve from (0, 0) to (1, 1), thinned to at most {@code most} points; empty without both.
   */
  public List<RocPoint> roc(int most) {
    int positives = 0;
    for (boolean one : positive) {
      positives += one ? 1 : 0;
    }
    int negatives = positive.length - positives;
    if (positives == 0 || negatives == 0) {
      return List.of();
    }
    List<RocPoint> points = new ArrayList<>(List.of(new RocPoint(0, 0)));
    int hits = 0;
    for (int i = 0; i < scores.length; i++) {
      hits += positive[i] ? 1 : 0;
      if (i + 1 == scores.length || scores[i + 1] != scores[i]) {
        points.add(new RocPoint((double) (i + 1 - hits) / negatives, (double) hits / positives));
      }
    }
    if (points.size() <= most) {
      return points;
    }
    List<RocPoint> thinned = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      thinned.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
    }
    return thinned;
  }

  /** Where as large a share of negatives passes as of positives does not. NaN without both. */
  public double equalErrorRate() {
    RocPoint before = new RocPoint(0, 0);
    for (RocPoint point : roc(Integer.MAX_VALUE)) {
      double gap = point.x() - (1 - point.y());
      if (gap >= 0) {
        double gapBefore = before.x() - (1 - before.y());
        double share = gap == gapBefore ? 0 : -gapBefore / (gap - gapBefore);
        return before.x() + share * (point.x() - before.x());
      }
      before = point;
    }
    return Double.NaN;
  }
}
