package io.miharu.learning.falls;

import io.miharu.learning.training.Judge;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.learning.training.Trainee;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says how well a network does on generated tracks that it does not learn from. */
public final class FallJudge implements Judge {

  private static final int CLASSES = FallExamples.lookClasses();
  private static final int FALLING = 1;
  private static final int FALLEN = 2;

  /** Looks for which somebody lies before it is said. */
  private static final int HELD = 3;

  private final int examples;
  private final float[] looks;
  private final int[] labels;
  private final float[] weights;

  public FallJudge(FallExamples held) {
    examples = held.size();
    float[] all = new float[examples * held.values()];
    for (int i = 0; i < examples; i++) {
      held.read(i, all, i * held.values());
    }
    labels = new int[examples * FallExamples.LOOKS];
    weights = new float[labels.length];
    looks = FallTrainee.split(all, examples, labels, weights);
  }

  /**
   * What a network reached.
   *
   * @param accuracy share of looks whose class was answered
   * @param found of {@code falls} tracks with a fall and a second after it, how many are told of:
   *     falling, and then fallen for 0.3 s, by the larger probability
   * @param wrong of {@code ordinary} tracks without one, how many are told of
   */
  public record Reached(double accuracy, int found, int falls, int wrong, int ordinary) {}

  /** All looks in one share, as the loop wants it; ties go to the loss. */
  @Override
  public Verdict of(Trainee network) {
    float[] logits = ((FallTrainee) network).answers(looks, examples);
    double loss = 0;
    double right = 0;
    double all = 0;
    for (int i = 0; i < labels.length; i++) {
      loss -= weights[i] * log(logits, i, labels[i]);
      right += answer(logits, i) == labels[i] ? weights[i] : 0;
      all += weights[i];
    }
    return new Verdict(loss / all, right / all);
  }

  /** How well a network tells falls in whole tracks. */
  public Reached reached(FallTrainee network) {
    float[] logits = network.answers(looks, examples);
    int[] counts = new int[4];
    for (int track = 0; track < examples; track++) {
      int first = track * FallExamples.LOOKS;
      int lies = 0;
      boolean falls = false;
      for (int i = first; i < first + FallExamples.LOOKS; i++) {
        falls |= weights[i] > 0 && labels[i] == FALLING;
        lies += weights[i] > 0 && labels[i] == FALLEN ? 1 : 0;
      }
      boolean told = told(logits, first);
      if (falls && lies >= 10) {
        counts[1]++;
        counts[0] += told ? 1 : 0;
      } else if (!falls && lies == 0) {
        counts[3]++;
        counts[2] += told ? 1 : 0;
      }
    }
    return new Reached(of(network).accuracy(), counts[0], counts[1], counts[2], counts[3]);
  }

  private boolean told(float[] logits, int first) {
    boolean fell = false;
    int held = 0;
    for (int i = first; i < first + FallExamples.LOOKS && weights[i] > 0; i++) {
      int answer = answer(logits, i);
      fell |= answer == FALLING;
      held = answer == FALLEN ? held + 1 : 0;
      if (fell && held >= HELD) {
        return true;
      }
    }
    return false;
  }

  /** The temperature that makes scores into probabilities, from looks in full view of the truth. */
  public TemperatureScaling temperature(FallTrainee network) {
    float[] logits = network.answers(looks, examples);
    List<Integer> counted = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (weights[i] > 0) {
        counted.add(i);
      }
    }
    float[] seen = new float[counted.size() * CLASSES];
    int[] truth = new int[counted.size()];
    for (int i = 0; i < truth.length; i++) {
      System.arraycopy(logits, counted.get(i) * CLASSES, seen, i * CLASSES, CLASSES);
      truth[i] = labels[counted.get(i)];
    }
    return TemperatureScaling.fit(seen, truth);
  }

  private static int answer(float[] logits, int look) {
    int best = 0;
    for (int k = 1; k < CLASSES; k++) {
      best = logits[look * CLASSES + k] > logits[look * CLASSES + best] ? k : best;
    }
    return best;
  }

  private static double log(float[] logits, int look, int label) {
    float[] row = Arrays.copyOfRange(logits, look * CLASSES, (look + 1) * CLASSES);
    double top = Math.max(row[0], Math.max(row[1], row[2]));
    double sum = 0;
    for (float score : row) {
      sum += Math.exp(score - top);
    }
    return row[label] - top - Math.log(sum);
  }
}
