package io.miharu.learning.skeletons;

import io.miharu.learning.data.Seed;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.actions.ActionPreparation;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Trains a network that watches, whose last class is that nothing is going on, and judges it by
 * people it has not seen. Immutable.
 */
public final class WatchTrial {

  /**
   * Something to learn from or to be judged by.
   *
   * @param subject who acts; all of one subject is on one side
   * @param motion a window or a clip
   * @param label from 0, the last for none
   */
  public record Sample(String subject, NormalMotion motion, int label) {}

  /** What networks said of samples that they had not seen. Immutable. */
  public static final class Judged {

    private final float[] logits;
    private final int[] labels;

    /**
     * Copies both in.
     *
     * @param logits {@code [samples][classes]}, the mean over the looks at a sample
     * @param labels one for each sample
     */
    public Judged(float[] logits, int[] labels) {
      this.logits = logits.clone();
      this.labels = labels.clone();
    }

    /** A copy, in the shape above. */
    public float[] logits() {
      return logits.clone();
    }

    /** A copy, one for each sample. */
    public int[] labels() {
      return labels.clone();
    }
  }

  private static final int CHUNK = 32;

  private final ActionModel model;
  private final ActionPreparation preparation;
  private final TrainingPlan plan;
  private final int classes;

  /**
   * @param preparation of the same features as the model's
   * @param classes with none
   */
  public WatchTrial(
      ActionModel model, ActionPreparation preparation, TrainingPlan plan, int classes) {
    this.model = model;
    this.preparation = preparation;
    this.plan = plan;
    this.classes = classes;
  }

  /** Trains from random weights; the caller closes it. */
  public TrainableNetwork train(List<Sample> samples, long seed, DoubleConsumer epochDone) {
    return new ActionTrainer(model, plan)
        .train(
            samples.stream()
                .map(sample -> new ActionTrainer.Example(sample.motion(), sample.label()))
                .toList(),
            classes,
            new Seed(seed).value(),
            epochDone);
  }

  /** Trains on all but some subjects and asks about those. */
  public Judged judge(List<Sample> samples, Set<String> held, long seed, DoubleConsumer epochDone) {
    List<Sample> others =
        samples.stream().filter(sample -> !held.contains(sample.subject())).toList();
    List<Sample> theirs =
        samples.stream().filter(sample -> held.contains(sample.subject())).toList();
    try (TrainableNetwork net = train(others, seed, epochDone)) {
      return new Judged(logits(net, theirs), theirs.stream().mapToInt(Sample::label).toArray());
    }
  }

  private float[] logits(TrainableNetwork net, List<Sample> samples) {
    float[] all = new float[samples.size() * classes];
    for (int from = 0; from < samples.size(); from += CHUNK) {
      List<Sample> chunk = samples.subList(from, Math.min(samples.size(), from + CHUNK));
      List<float[]> looks = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        NormalMotion seen = plan.sight().judged(chunk.get(i).motion(), from + i);
        preparation.looks(seen).forEach(look -> looks.add(preparation.values(look)));
      }
      float[] input = new float[looks.size() * looks.get(0).length];
      for (int i = 0; i < looks.size(); i++) {
        System.arraycopy(looks.get(i), 0, input, i * looks.get(i).length, looks.get(i).length);
      }
      float[] answer =
          net.outputs(Map.of(model.input(), input), looks.size())
              .getOrDefault(ActionModel.OUTPUT, new float[0]);
      int each = looks.size() / chunk.size();
      for (int i = 0; i < answer.length; i++) {
        int sample = i / classes / each;
        all[(from + sample) * classes + i % classes] += answer[i] / each;
      }
    }
    return all;
  }
}
