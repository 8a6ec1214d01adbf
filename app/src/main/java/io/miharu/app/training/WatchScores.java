package io.miharu.app.training;

import io.miharu.core.ConceptId;
import io.miharu.learning.skeletons.WatchTrial;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.nets.Calibration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How right a network that watches is about people it has not seen. Immutable. */
final class WatchScores {

  private final float[] logits;
  private final int[] truths;
  private final List<ConceptId> labels;
  private final TemperatureScaling temperature;

  /**
   * @param labels the last is that of none
   */
  WatchScores(WatchTrial.Judged judged, List<ConceptId> labels) {
    this.logits = judged.logits();
    this.truths = judged.labels();
    this.labels = List.copyOf(labels);
    this.temperature = TemperatureScaling.fit(logits, truths);
  }

  /** All folds as one. */
  static WatchTrial.Judged joined(List<WatchTrial.Judged> folds) {
    int samples = folds.stream().mapToInt(fold -> fold.labels().length).sum();
    int classes = folds.get(0).logits().length / folds.get(0).labels().length;
    float[] logits = new float[samples * classes];
    int[] truths = new int[samples];
    int at = 0;
    for (WatchTrial.Judged fold : folds) {
      System.arraycopy(fold.logits(), 0, logits, at * classes, fold.logits().length);
      System.arraycopy(fold.labels(), 0, truths, at, fold.labels().length);
      at += fold.labels().length;
    }
    return new WatchTrial.Judged(logits, truths);
  }

  TemperatureScaling temperature() {
    return temperature;
  }

  /** The share of samples whose likeliest class is the true one, none among them. */
  double accuracy() {
    int hits = 0;
    for (int i = 0; i < truths.length; i++) {
      double[] row = probabilities(i);
      hits += row[truths[i]] == Arrays.stream(row).max().orElse(0) ? 1 : 0;
    }
    return (double) hits / truths.length;
  }

  private double[] probabilities(int sample) {
    float[] row = Arrays.copyOfRange(logits, sample * labels.size(), (sample + 1) * labels.size());
    return Calibration.temperature(temperature.temperature(), temperature.errorAfter())
        .probabilities(row);
  }

  /**
   * The temperature, and for each class how much rarer or commoner it is where the network will
   * watch than among the samples.
   *
   * <p>Source: Saerens, Latinne and Decaestecker, "Adjusting the Outputs of a Classifier to New a
   * Priori Probabilities", Neural Computation 2002, equation 2.4.
   *
   * @param expected the share of each class there, adding up to 1
   */
  Calibration calibration(List<Double> expected) {
    List<Double> slopes = new ArrayList<>();
    List<Double> offsets = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      final int label = k;
      long here = Arrays.stream(truths).filter(truth -> truth == label).count();
      // Laplace's rule, since a class may be missing among the samples.
      double share = (here + 1.0) / (truths.length + labels.size());
      slopes.add(1 / temperature.temperature());
      offsets.add(Math.log(expected.get(k) / share));
    }
    return new Calibration(Calibration.Kind.SOFTMAX, slopes, offsets, temperature.errorAfter());
  }

  /** Precision and recall of each class where its probability is high. */
  void print(PrintWriter console) {
    console.printf(
        Locale.ROOT,
        "held out: %.2f %% of %d right, temperature %.2f, calibration error %.3f%n",
        100 * accuracy(),
        truths.length,
        temperature.temperature(),
        temperature.errorAfter());
    for (int k = 0; k < labels.size(); k++) {
      console.printf(
          Locale.ROOT,
          "  %-14s at 0.5: %s, at 0.8: %s%n",
          labels.get(k),
          counts(k, 0.5),
          counts(k, 0.8));
    }
    console.flush();
  }

  private String counts(int label, double least) {
    int said = 0;
    int right = 0;
    int there = 0;
    for (int i = 0; i < truths.length; i++) {
      boolean says = probabilities(i)[label] >= least;
      said += says ? 1 : 0;
      there += truths[i] == label ? 1 : 0;
      right += says && truths[i] == label ? 1 : 0;
    }
    return String.format(Locale.ROOT, "said %4d, right %4d, of %4d", said, right, there);
  }
}
