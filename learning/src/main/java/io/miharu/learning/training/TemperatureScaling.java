package io.miharu.learning.training;

/**
 * Makes class scores into probabilities that keep their word: {@code softmax(logits / T)} with the
 * T that makes the true classes of held-out examples most likely.
 *
 * <p>Source: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, arXiv:1706.04599.
 * The likelihood has one maximum in log T, found by golden section between T = 1/20 and 20. Ours is
 * a limit: T is raised until the mean confidence of the answers is no more than Laplace's rule
 * allows, (right + 1) / (n + 2); otherwise a network that is always right on the examples would be
 * made infinitely sure. Errors are expected calibration errors of the answered class, over {@value
 * #BINS} bins of equal width.
 *
 * @param temperature T, above 0; above 1 the network was too sure
 * @param errorBefore at T = 1, [0, 1]
 * @param errorAfter at this T, on the same examples
 */
public record TemperatureScaling(double temperature, double errorBefore, double errorAfter) {

  private static final int BINS = 15;
  private static final double GREATEST_LOG = Math.log(20);

  /**
   * Fits T.
   *
   * @param logits {@code [examples][classes]}
   * @param labels one for each example
   */
  public static TemperatureScaling fit(float[] logits, int[] labels) {
    if (labels.length == 0 || logits.length % labels.length != 0) {
      throw new IllegalArgumentException(
          "needs scores for each of 1 or more labels, got %d scores and %d labels"
              .formatted(logits.length, labels.length));
    }
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = -GREATEST_LOG;
    double high = GREATEST_LOG;
    for (int i = 0; i < 60; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (loss(logits, labels, Math.exp(left)) < loss(logits, labels, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    double temperature = modest(logits, labels, Math.exp((low + high) / 2));
    return new TemperatureScaling(
        temperature, error(logits, labels, 1), error(logits, labels, temperature));
  }

  private static double loss(float[] logits, int[] labels, double temperature) {
    int classes = logits.length / labels.length;
    float[] cooled = divided(logits, temperature);
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      loss -= Evaluation.logProbability(cooled, i * classes, classes, labels[i]);
    }
    return loss / labels.length;
  }

  /** The least temperature from this one on whose mean confidence Laplace's rule allows. */
  private static double modest(float[] logits, int[] labels, double temperature) {
    double low = Math.log(temperature);
    double high = GREATEST_LOG;
    if (surplus(logits, labels, temperature) <= 0) {
      return temperature;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (surplus(logits, labels, Math.exp(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }

  /** By how much the mean confidence is above {@code (right + 1) / (n + 2)}. */
  private static double surplus(float[] logits, int[] labels, double temperature) {
    int classes = logits.length / labels.length;
    float[] cooled = divided(logits, temperature);
    int right = 0;
    double confidence = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = cooled[i * classes + k] > cooled[i * classes + best] ? k : best;
      }
      right += best == labels[i] ? 1 : 0;
      confidence += Math.exp(Evaluation.logProbability(cooled, i * classes, classes, best));
    }
    return confidence / labels.length - (right + 1.0) / (labels.length + 2);
  }

  private static float[] divided(float[] logits, double temperature) {
    float[] cooled = new float[logits.length];
    for (int i = 0; i < cooled.length; i++) {
      cooled[i] = (float) (logits[i] / temperature);
    }
    return cooled;
  }

  /** {@code Σ_b n_b/n · |accuracy_b − confidence_b|} at a temperature. */
  public static double error(float[] logits, int[] labels, double temperature) {
    int classes = logits.length / labels.length;
    float[] cooled = divided(logits, temperature);
    double[] surplus = new double[BINS]; // right answers less the sum of confidences
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = cooled[i * classes + k] > cooled[i * classes + best] ? k : best;
      }
      double confidence = Math.exp(Evaluation.logProbability(cooled, i * classes, classes, best));
      int bin = Math.min(BINS - 1, (int) (confidence * BINS));
      surplus[bin] += (best == labels[i] ? 1 : 0) - confidence;
    }
    double error = 0;
    for (double bin : surplus) {
      error += Math.abs(bin) / labels.length;
    }
    return error;
  }
}
