package io.miharu.eval.classification;

import io.miharu.eval.anomaly.BinaryRanking;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * What a classifier's scores are worth. Samples of several classes count as right if any of them is
 * among the best k; F1, confusions and class accuracy then go by the first class by name.
 *
 * <p>O(N·C·log N) time for N samples and C classes. Immutable.
 */
public final class ClassificationScores {

  private static final double NORMAL_95 = 1.959963984540054; // two-sided quantile
  private static final int CALIBRATION_BINS = 10;

  /** An interval of a share. */
  public record Range(double low, double high) {}

  private final ClassificationData data;
  private final int[] bestRank; // of any own class, per sample
  private final int[][] confusion; // [true][found]
  private final double[] averagePrecision;

  public ClassificationScores(ClassificationData data) {
    this.data = data;
    int samples = data.samples().size();
    int classes = data.classes().size();
    bestRank = new int[samples];
    confusion = new int[classes][classes];
    for (int s = 0; s < samples; s++) {
      bestRank[s] = classes;
      for (int c = 0; c < classes; c++) {
        if (data.is(s, c)) {
          bestRank[s] = Math.min(bestRank[s], data.rank(s, c));
        }
      }
      confusion[data.label(s)][data.best(s)]++;
    }
    averagePrecision = new double[classes];
    for (int c = 0; c < classes; c++) {
      averagePrecision[c] = ranking(c).averagePrecision();
    }
  }

  private BinaryRanking ranking(int classNumber) {
    int samples = data.samples().size();
    double[] scores = new double[samples];
    boolean[] positive = new boolean[samples];
    for (int s = 0; s < samples; s++) {
      scores[s] = data.score(s, classNumber);
      positive[s] = data.is(s, classNumber);
    }
    return BinaryRanking.of(scores, positive);
  }

  public ClassificationData data() {
    return data;
  }

  /** Whether a class of a sample is among its k best. */
  public boolean hit(int sample, int k) {
    return bestRank[sample] < k;
  }

  /** The share of samples with a class among their k best. */
  public double topK(int k) {
    return (double) Arrays.stream(bestRank).filter(rank -> rank < k).count() / bestRank.length;
  }

  /**
   * Wilson's 95 % interval of {@link #topK}.
   *
   * <p>Source: E. B. Wilson, JASA 22(158), 1927.
   */
  public Range topKRange(int k) {
    double n = bestRank.length;
    double share = topK(k);
    double z2 = NORMAL_95 * NORMAL_95;
    double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half = NORMAL_95 * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return new Range(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** How many samples of one class were taken for another. */
  public int confused(int truth, int found) {
    return confusion[truth][found];
  }

  /** Samples of a class. */
  public int samples(int classNumber) {
    return Arrays.stream(confusion[classNumber]).sum();
  }

  /** Samples taken for a class. */
  public int found(int classNumber) {
    int found = 0;
    for (int[] row : confusion) {
      found += row[classNumber];
    }
    return found;
  }

  /** The share of a class's samples that were taken for it; NaN without samples. */
  public double recall(int classNumber) {
    return ratio(confusion[classNumber][classNumber], samples(classNumber));
  }

  /** The share of samples taken for a class that are of it; NaN if none was. */
  public double precision(int classNumber) {
    return ratio(confusion[classNumber][classNumber], found(classNumber));
  }

  /** 2 · right / (samples + taken for it); NaN where both are 0. */
  public double f1(int classNumber) {
    return ratio(
        2 * confusion[classNumber][classNumber], samples(classNumber) + found(classNumber));
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /** Average precision over the samples ranked by their score for a class; NaN without samples. */
  public double averagePrecision(int classNumber) {
    return averagePrecision[classNumber];
  }

  /** The mean {@link #recall} of the classes with samples: mean class accuracy. */
  public double meanClassAccuracy() {
    return mean(this::recall);
  }

  /** The mean {@link #f1} of the classes that have samples or were found. */
  public double macroF1() {
    return mean(this::f1);
  }

  /** The mean {@link #averagePrecision} of the classes with samples. */
  public double meanAveragePrecision() {
    return mean(this::averagePrecision);
  }

  private double mean(IntToDoubleFunction value) {
    double sum = 0;
    int defined = 0;
    for (int c = 0; c < confusion.length; c++) {
      double one = value.applyAsDouble(c);
      if (!Double.isNaN(one)) {
        sum += one;
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /**
   * Expected calibration error: over ten bins of equal width of the highest score, the share of
   * samples in the bin times how far the bin's accuracy is from its mean score. NaN where a highest
   * score is outside [0, 1], which is then no confidence.
   */
  public double calibrationError() {
    double[] confidence = new double[CALIBRATION_BINS];
    int[] right = new int[CALIBRATION_BINS];
    for (int s = 0; s < bestRank.length; s++) {
      double score = data.score(s, data.best(s));
      if (!(score >= 0 && score <= 1)) {
        return Double.NaN;
      }
      int bin = Math.min(CALIBRATION_BINS - 1, (int) (score * CALIBRATION_BINS));
      confidence[bin] += score;
      right[bin] += hit(s, 1) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < CALIBRATION_BINS; bin++) {
      error += Math.abs(right[bin] - confidence[bin]);
    }
    return error / bestRank.length;
  }
}
