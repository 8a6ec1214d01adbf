package io.miharu.learning.training;

import io.miharu.learning.data.Examples;
import io.miharu.learning.data.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The batches of a run, each a function of its epoch and number alone. Not thread-safe.
 *
 * <p>Mixing is that of Zhang et al., "mixup", ICLR 2018, arXiv:1710.09412: each example with the
 * one across the batch, one share λ ~ Beta(α, α) for all.
 */
final class BatchMaker {

  private final Examples examples;
  private final TrainingSettings settings;
  private final double[] weightOfClass;
  private int orderedEpoch = -1;
  private int[] order = {};

  BatchMaker(Examples examples, TrainingSettings settings) {
    this.examples = examples;
    this.settings = settings;
    this.weightOfClass = weights();
    if (steps() == 0) {
      throw new IllegalArgumentException(
          "needs %d examples for one batch, got %d; choose a smaller batch"
              .formatted(settings.batch(), examples.size()));
    }
  }

  /** Batches in an epoch. */
  int steps() {
    return examples.size() / settings.batch();
  }

  /** {@code n / (classes · n of the class)}, whose mean over all examples is 1. */
  private double[] weights() {
    int classes = examples.classes().size();
    double[] weights = new double[classes];
    if (!settings.balance()) {
      Arrays.fill(weights, 1);
      return weights;
    }
    int[] counts = new int[classes];
    for (int i = 0; i < examples.size(); i++) {
      counts[examples.label(i)]++;
    }
    int present = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    for (int k = 0; k < classes; k++) {
      weights[k] = counts[k] == 0 ? 0 : (double) examples.size() / (present * counts[k]);
    }
    return weights;
  }

  Batch batch(int epoch, int step) throws IOException {
    order(epoch);
    int size = settings.batch();
    int values = examples.values();
    int classes = examples.classes().size();
    float[] inputs = new float[size * values];
    float[] targets = new float[size * classes];
    int[] domains = new int[size];
    Seed variation = settings.seed().of("variation").of(epoch);
    for (int i = 0; i < size; i++) {
      int example = order[step * size + i];
      if (settings.vary()) {
        domains[i] = examples.vary(example, variation.of(example).stream(), inputs, i * values);
      } else {
        examples.read(example, inputs, i * values);
      }
      int label = examples.label(example);
      double smooth = settings.smoothing();
      for (int k = 0; k < classes; k++) {
        double share = smooth / classes + (k == label ? 1 - smooth : 0);
        targets[i * classes + k] = (float) (weightOfClass[label] * share);
      }
    }
    if (settings.mixup() > 0) {
      SplittableRandom random = settings.seed().of("mixup").of(epoch).of(step).stream();
      float share = (float) beta(settings.mixup(), random);
      mix(inputs, values, share);
      mix(targets, classes, share);
    }
    double progress = (epoch + (double) step / steps()) / settings.epochs();
    return new Batch(size, inputs, targets, domains, progress);
  }

  /** Fisher and Yates. */
  private void order(int epoch) {
    if (epoch == orderedEpoch) {
      return;
    }
    int[] shuffled = new int[examples.size()];
    SplittableRandom random = settings.seed().of("order").of(epoch).stream();
    for (int i = 0; i < shuffled.length; i++) {
      int j = random.nextInt(i + 1);
      shuffled[i] = shuffled[j];
      shuffled[j] = i;
    }
    order = shuffled;
    orderedEpoch = epoch;
  }

  /** Every row with the one across: the first with the last. The middle of an odd batch stays. */
  static void mix(float[] rows, int length, float share) {
    int count = rows.length / length;
    for (int i = 0; i < count / 2; i++) {
      int one = i * length;
      int other = (count - 1 - i) * length;
      for (int k = 0; k < length; k++) {
        float a = rows[one + k];
        float b = rows[other + k];
        rows[one + k] = share * a + (1 - share) * b;
        rows[other + k] = share * b + (1 - share) * a;
      }
    }
  }

  /** Jöhnk's way: accept u^(1/α), v^(1/α) whose sum is at most 1. */
  private static double beta(double alpha, SplittableRandom random) {
    while (true) {
      double x = StrictMath.pow(random.nextDouble(), 1 / alpha);
      double y = StrictMath.pow(random.nextDouble(), 1 / alpha);
      if (x + y <= 1 && x + y > 0) {
        return x / (x + y);
      }
    }
  }
}
