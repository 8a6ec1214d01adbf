package io.miharu.learning.training;

import io.miharu.learning.data.Seed;
import java.util.function.Consumer;

/**
 * How to train. Immutable.
 *
 * @param seed of the order of examples, their variation, mixing and dropout
 * @param epochs how often every example is seen, 1 or more
 * @param batch examples per step; what is left over at the end of an epoch is seen in another one
 * @param optimiser how a gradient becomes a step
 * @param rate the learning rate before the schedule, above 0
 * @param schedule how the rate changes
 * @param decay weight decay of the arrays that decay, 0 or more
 * @param clip the greatest norm of all gradients together; infinite for none
 * @param smoothing the share of each target that is spread over all classes, [0, 1)
 * @param mixup α of the Beta distribution that mixes two examples; 0 for none
 * @param balance whether classes with few examples weigh as much as those with many
 * @param vary whether examples are varied
 * @param patience how many epochs without a better validation end the run; 0 for never
 */
public record TrainingSettings(
    Seed seed,
    int epochs,
    int batch,
    Optimiser optimiser,
    double rate,
    Schedule schedule,
    double decay,
    double clip,
    double smoothing,
    double mixup,
    boolean balance,
    boolean vary,
    int patience) {

  /** AdamW at 1e-3 with warm-up and cosine; twenty epochs of batches of 32; gradients up to 1. */
  public static final TrainingSettings DEFAULT =
      new TrainingSettings(
          new Seed(1),
          20,
          32,
          Adam.W,
          1e-3,
          new Schedule.WarmUp(0.05, new Schedule.Cosine(0.01)),
          0.01,
          1,
          0,
          0,
          false,
          true,
          0);

  public TrainingSettings {
    if (epochs < 1 || batch < 1 || patience < 0) {
      throw new IllegalArgumentException(
          "needs epochs and batch of 1 or more and patience of 0 or more, got %d, %d and %d"
              .formatted(epochs, batch, patience));
    }
    if (!(rate > 0 && decay >= 0 && clip > 0 && mixup >= 0 && smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "needs rate and clip above 0, decay and mixup of 0 or more, smoothing in [0, 1),"
              + " got %s, %s, %s, %s and %s".formatted(rate, clip, decay, mixup, smoothing));
    }
  }

  public TrainingSettings withSeed(long value) {
    return with(draft -> draft.seed = new Seed(value));
  }

  public TrainingSettings withEpochs(int count) {
    return with(draft -> draft.epochs = count);
  }

  public TrainingSettings withBatch(int size) {
    return with(draft -> draft.batch = size);
  }

  public TrainingSettings withOptimiser(Optimiser other, double itsRate) {
    return with(
        draft -> {
          draft.optimiser = other;
          draft.rate = itsRate;
        });
  }

  public TrainingSettings withRate(double value) {
    return with(draft -> draft.rate = value);
  }

  public TrainingSettings withSchedule(Schedule other) {
    return with(draft -> draft.schedule = other);
  }

  public TrainingSettings withDecay(double value) {
    return with(draft -> draft.decay = value);
  }

  public TrainingSettings withClip(double norm) {
    return with(draft -> draft.clip = norm);
  }

  public TrainingSettings withSmoothing(double share) {
    return with(draft -> draft.smoothing = share);
  }

  public TrainingSettings withMixup(double alpha) {
    return with(draft -> draft.mixup = alpha);
  }

  public TrainingSettings withBalance(boolean wanted) {
    return with(draft -> draft.balance = wanted);
  }

  public TrainingSettings withVary(boolean wanted) {
    return with(draft -> draft.vary = wanted);
  }

  public TrainingSettings withPatience(int count) {
    return with(draft -> draft.patience = count);
  }

  private TrainingSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Settings that can still be written to; checked when they are done. */
  private static final class Draft {

    private Seed seed;
    private int epochs;
    private int batch;
    private Optimiser optimiser;
    private double rate;
    private Schedule schedule;
    private double decay;
    private double clip;
    private double smoothing;
    private double mixup;
    private boolean balance;
    private boolean vary;
    private int patience;

    Draft(TrainingSettings from) {
      seed = from.seed;
      epochs = from.epochs;
      batch = from.batch;
      optimiser = from.optimiser;
      rate = from.rate;
      schedule = from.schedule;
      decay = from.decay;
      clip = from.clip;
      smoothing = from.smoothing;
      mixup = from.mixup;
      balance = from.balance;
      vary = from.vary;
      patience = from.patience;
    }

    TrainingSettings settings() {
      return new TrainingSettings(
          seed, epochs, batch, optimiser, rate, schedule, decay, clip, smoothing, mixup, balance,
          vary, patience);
    }
  }
}
