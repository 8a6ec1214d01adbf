package io.miharu.learning.training;

import io.miharu.learning.data.Examples;
import java.io.IOException;

/**
 * How a network does on examples it did not learn from. Immutable.
 *
 * <p>{@code confusion[truth][answer]} counts examples; equal scores go to the first class.
 */
public final class Evaluation {

  private final int[][] confusion;
  private final double loss;

  private Evaluation(int[][] confusion, double loss) {
    this.confusion = confusion;
    this.loss = loss;
  }

  /** Reads every example as it is and asks the network. */
  public static Evaluation of(Classifier network, Examples examples, int batch) throws IOException {
    return of(logits(network, examples, batch), labels(examples), network.classes());
  }

  /** Of scores that are known already, {@code [examples][classes]}. */
  public static Evaluation of(float[] logits, int[] labels, int classes) {
    int[][] confusion = new int[classes][classes];
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      confusion[labels[i]][greatest(logits, i * classes, classes)]++;
      loss -= logProbability(logits, i * classes, classes, labels[i]);
    }
    return new Evaluation(confusion, loss / labels.length);
  }

  /** The network's scores of every example as it is, {@code [examples][classes]}. */
  public static float[] logits(Classifier network, Examples examples, int batch)
      throws IOException {
    float[] all = new float[examples.size() * network.classes()];
    for (int first = 0; first < examples.size(); first += batch) {
      int count = Math.min(batch, examples.size() - first);
      float[] inputs = new float[count * examples.values()];
      for (int i = 0; i < count; i++) {
        examples.read(first + i, inputs, i * examples.values());
      }
      float[] logits = network.logits(inputs, count);
      System.arraycopy(logits, 0, all, first * network.classes(), logits.length);
    }
    return all;
  }

  /** The label of every example. */
  public static int[] labels(Examples examples) {
    int[] labels = new int[examples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = examples.label(i);
    }
    return labels;
  }

  private static int greatest(float[] logits, int offset, int classes) {
    int best = 0;
    for (int k = 0; k < classes; k++) {
      if (!Float.isFinite(logits[offset + k])) {
        throw new DivergenceException(
            "the network's score of class %d is %s; lower the learning rate"
                .formatted(k, logits[offset + k]));
      }
      best = logits[offset + k] > logits[offset + best] ? k : best;
    }
    return best;
  }

  /** log softmax, from the greatest down so that nothing overflows. */
  static double logProbability(float[] logits, int offset, int classes, int label) {
    double greatest = logits[offset];
    for (int k = 1; k < classes; k++) {
      greatest = Math.max(greatest, logits[offset + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(logits[offset + k] - greatest);
    }
    return logits[offset + label] - greatest - Math.log(sum);
  }

  /** The share of examples whose class was answered, [0, 1]. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int truth = 0; truth < confusion.length; truth++) {
      right += confusion[truth][truth];
      for (int count : confusion[truth]) {
        all += count;
      }
    }
    return (double) right / all;
  }

  /** The mean of −log p of the true class, nats. */
  public double loss() {
    return loss;
  }

  /** How often {@code answer} was given to examples of {@code truth}. */
  public int count(int truth, int answer) {
    return confusion[truth][answer];
  }
}
