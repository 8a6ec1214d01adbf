package io.miharu.nets.graph;

import java.util.Arrays;

/** The common losses. Each is a mean over the rows of a batch, weighted if asked. */
public final class Losses {

  private Losses() {}

  /**
   * Softmax and cross-entropy: {@code -sum_k target_k log softmax(logits)_k}.
   *
   * @param targets row-major as the logits; each row sums to 1: hard, smoothed or mixed labels
   * @param weights of the rows, at least 0, not all 0; the mean is weighted with them
   */
  public static Loss softmaxCrossEntropy(float[] targets, float[] weights) {
    return (logits, gradient) -> {
      int classes = width(targets, logits, weights);
      double all = sum(weights);
      double loss = 0;
      for (int row = 0; row < weights.length; row++) {
        int start = row * classes;
        double share = weights[row] / all;
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
          top = Math.max(top, logits[start + k]);
        }
        double exponentials = 0;
        double mass = 0;
        for (int k = 0; k < classes; k++) {
          exponentials += Math.exp(logits[start + k] - top);
          mass += targets[start + k];
        }
        double logSum = top + Math.log(exponentials);
        for (int k = 0; k < classes; k++) {
          double logShare = logits[start + k] - logSum;
          loss -= share * targets[start + k] * logShare;
          gradient[start + k] = (float) (share * (mass * Math.exp(logShare) - targets[start + k]));
        }
      }
      return loss;
    };
  }

  /** The same with every row as important as the others. */
  public static Loss softmaxCrossEntropy(float[] targets, int rows) {
    return softmaxCrossEntropy(targets, ones(rows));
  }

  /**
   * One sigmoid and cross-entropy per output, added up over the outputs of a row.
   *
   * @param targets row-major as the logits, in [0, 1]; NaN where nothing is known, which costs
   *     nothing
   * @param weights of the rows, at least 0, not all 0
   */
  public static Loss sigmoidCrossEntropy(float[] targets, float[] weights) {
    return (logits, gradient) -> {
      int width = width(targets, logits, weights);
      double all = sum(weights);
      double loss = 0;
      for (int i = 0; i < logits.length; i++) {
        double target = targets[i];
        if (Double.isNaN(target)) {
          continue;
        }
        double share = weights[i / width] / all;
        double x = logits[i];
        // log(1 + exp(-|x|)) does not overflow.
        loss += share * (Math.max(x, 0) - x * target + Math.log1p(Math.exp(-Math.abs(x))));
        gradient[i] = (float) (share * (1 / (1 + Math.exp(-x)) - target));
      }
      return loss;
    };
  }

  /**
   * The square of the distance to the target, a mean over the outputs of a row.
   *
   * @param weights of the rows, at least 0, not all 0
   */
  public static Loss meanSquare(float[] targets, float[] weights) {
    return (values, gradient) -> {
      int width = width(targets, values, weights);
      double all = sum(weights) * width;
      double loss = 0;
      for (int i = 0; i < values.length; i++) {
        double off = values[i] - targets[i];
        double share = weights[i / width] / all;
        loss += share * off * off;
        gradient[i] = (float) (2 * share * off);
      }
      return loss;
    };
  }

  /** A loss times a number. */
  public static Loss scaled(double factor, Loss loss) {
    return (output, gradient) -> {
      double value = loss.of(output, gradient);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= (float) factor;
      }
      return factor * value;
    };
  }

  /**
   * Label rows for {@link #softmaxCrossEntropy}: 1 at the label, or with smoothing e (Szegedy et
   * al., "Rethinking the Inception Architecture", CVPR 2016, section 7) {@code 1 - e + e/K} there
   * and {@code e/K} elsewhere.
   */
  public static float[] oneHot(int[] labels, int classes, double smoothing) {
    float[] rows = new float[labels.length * classes];
    Arrays.fill(rows, (float) (smoothing / classes));
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "labels of %d classes lie in [0, %d), got %d".formatted(classes, classes, labels[row]));
      }
      rows[row * classes + labels[row]] += (float) (1 - smoothing);
    }
    return rows;
  }

  /** A 1 for each row. */
  public static float[] ones(int rows) {
    return Initial.filled(rows, 1);
  }

  private static int width(float[] targets, float[] outputs, float[] weights) {
    if (targets.length != outputs.length
        || weights.length == 0
        || outputs.length % weights.length != 0) {
      throw new IllegalArgumentException(
          "a loss needs as many targets as outputs and a weight per row, got %d, %d and %d; is the batch of the labels that of the inputs?"
              .formatted(targets.length, outputs.length, weights.length));
    }
    return outputs.length / weights.length;
  }

  private static double sum(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "the rows' weights must add up to more than 0, got " + sum);
    }
    return sum;
  }
}
