package io.miharu.learning.training;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The smallest network with everything that a loop has to keep: weights, biases, dropout, and a
 * measured mean of its inputs that it takes away.
 */
final class SoftmaxRegression implements Classifier {

  private final String name;
  private final int values;
  private final int classes;
  private final double dropout;
  private final float[] weights;
  private final float[] biases;
  private final float[] mean;
  double brokenAfter = Double.POSITIVE_INFINITY;

  SoftmaxRegression(String name, int values, int classes, double dropout, long seed) {
    this.name = name;
    this.values = values;
    this.classes = classes;
    this.dropout = dropout;
    weights = new float[classes * values];
    biases = new float[classes];
    mean = new float[values];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-0.1, 0.1);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Slot> slots() {
    return List.of(
        new Slot("weights", weights.length, true, true),
        new Slot("biases", biases.length, true, false),
        new Slot("mean", mean.length, false, false));
  }

  private float[] array(int slot) {
    return List.of(weights, biases, mean).get(slot);
  }

  @Override
  public void read(int slot, float[] into) {
    System.arraycopy(array(slot), 0, into, 0, into.length);
  }

  @Override
  public void write(int slot, float[] from) {
    System.arraycopy(from, 0, array(slot), 0, from.length);
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public double gradients(Batch batch, long seed, float[][] gradients) {
    if (brokenAfter-- <= 0) {
      return Double.NaN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = batch.inputs().clone();
    for (int i = 0; i < x.length; i++) {
      mean[i % values] += 0.01f * (x[i] - mean[i % values]);
      x[i] = random.nextDouble() < dropout ? 0 : x[i] - mean[i % values];
    }
    float[] logits = scores(x, batch.size());
    Arrays.fill(gradients[0], 0);
    Arrays.fill(gradients[1], 0);
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      double weight = 0;
      for (int k = 0; k < classes; k++) {
        weight += batch.targets()[i * classes + k];
      }
      for (int k = 0; k < classes; k++) {
        double log = Evaluation.logProbability(logits, i * classes, classes, k);
        double target = batch.targets()[i * classes + k];
        loss -= target * log / batch.size();
        double slope = (weight * Math.exp(log) - target) / batch.size();
        gradients[1][k] += (float) slope;
        for (int v = 0; v < values; v++) {
          gradients[0][k * values + v] += (float) (slope * x[i * values + v]);
        }
      }
    }
    return loss;
  }

  @Override
  public float[] logits(float[] inputs, int examples) {
    float[] x = inputs.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean[i % values];
    }
    return scores(x, examples);
  }

  private float[] scores(float[] x, int examples) {
    float[] logits = new float[examples * classes];
    for (int i = 0; i < examples; i++) {
      for (int k = 0; k < classes; k++) {
        double sum = biases[k];
        for (int v = 0; v < values; v++) {
          sum += weights[k * values + v] * x[i * values + v];
        }
        logits[i * classes + k] = (float) sum;
      }
    }
    return logits;
  }

  @Override
  public void close() {}
}
