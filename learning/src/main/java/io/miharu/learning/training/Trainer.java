package io.miharu.learning.training;

import io.miharu.learning.data.Examples;
import io.miharu.learning.data.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Trains any network: batch, gradient, step, and at the end of every epoch a look at the validation
 * examples. Not thread-safe.
 *
 * <p>The same seed, data and network give the same weights, however often the run was stopped and
 * taken up again.
 */
public final class Trainer {

  private final TrainingSettings settings;
  private final Executor ahead;
  private final TrainingListener listener;
  private final BooleanSupplier stop;

  /**
   * A way to train.
   *
   * @param ahead runs the one task that makes batches ahead of the network; a task lasts an epoch
   * @param stop asked after every step; a run that is told to stop saves its checkpoint first
   */
  public Trainer(
      TrainingSettings settings, Executor ahead, TrainingListener listener, BooleanSupplier stop) {
    this.settings = settings;
    this.ahead = ahead;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains to the end, from where the checkpoint stopped if there is one.
   *
   * @param data what is learnt from, in words; a checkpoint of other words is refused
   * @param file where to keep the checkpoint, written after every epoch; empty for none
   */
  public TrainingResult train(
      Classifier network, Examples training, Examples validation, String data, Optional<Path> file)
      throws IOException {
    requireFit(network, validation);
    return train(
        network,
        training,
        trained -> {
          Evaluation seen = Evaluation.of(network, validation, settings.batch());
          return new Judge.Verdict(seen.loss(), seen.accuracy());
        },
        data,
        file);
  }

  /**
   * The same with another judge of what was learnt than the accuracy of classes.
   *
   * @param judge asked after every epoch
   */
  public TrainingResult train(
      Trainee network, Examples training, Judge judge, String data, Optional<Path> file)
      throws IOException {
    requireFit(network, training);
    TrainingState state = new TrainingState(network, settings.optimiser());
    Optional<Checkpoint> checkpoint =
        file.map(path -> new Checkpoint(path, network, settings, data));
    if (checkpoint.isPresent() && checkpoint.get().exists()) {
      checkpoint.get().load(state);
      TrainingState.writeAll(state.weights, network);
    }
    BatchMaker batches = new BatchMaker(training, settings);
    while (state.epoch < settings.epochs() && !outOfPatience(state)) {
      boolean finished = epoch(network, batches, state);
      if (finished) {
        conclude(network, judge, state);
      }
      if (checkpoint.isPresent()) {
        checkpoint.get().save(state);
      }
      if (!finished) {
        return new TrainingResult(state.results, state.best, false);
      }
    }
    TrainingState.writeAll(state.bestWeights, network);
    return new TrainingResult(state.results, state.best, true);
  }

  private static void requireFit(Trainee network, Examples examples) {
    if (examples.classes().size() != network.classes()) {
      throw new IllegalArgumentException(
          "%s tells %d classes apart, the data has %d: %s"
              .formatted(
                  network.name(),
                  network.classes(),
                  examples.classes().size(),
                  examples.classes()));
    }
    if (examples.size() == 0) {
      throw new IllegalArgumentException("needs an example or more, got none");
    }
  }

  private boolean outOfPatience(TrainingState state) {
    return settings.patience() > 0 && state.epoch - state.best >= settings.patience();
  }

  /** The rest of an epoch; false when told to stop within it. */
  private boolean epoch(Trainee network, BatchMaker batches, TrainingState state)
      throws IOException {
    long all = (long) batches.steps() * settings.epochs();
    Seed dropout = settings.seed().of("dropout");
    List<Trainee.Slot> slots = network.slots();
    float[][] gradients = new float[slots.size()][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = new float[slots.get(i).learned() ? slots.get(i).length() : 0];
    }
    try (BatchesAhead ready = new BatchesAhead(batches, state.epoch, state.stepInEpoch, ahead)) {
      while (state.stepInEpoch < batches.steps()) {
        if (stop.getAsBoolean()) {
          state.readMeasured(network);
          return false;
        }
        double loss = network.gradients(ready.next(), dropout.of(state.step).value(), gradients);
        if (!Double.isFinite(loss)) {
          throw new DivergenceException(
              "the loss is %s after %d steps; lower the rate of %s, clip gradients, or look for NaN"
                      .formatted(loss, state.step, settings.rate())
                  + " in the data");
        }
        double rate = settings.rate() * settings.schedule().factor((double) state.step / all);
        state.step++;
        state.stepInEpoch++;
        state.lossSum += loss;
        step(network, state, gradients, rate);
        listener.stepDone(state.step, all, loss);
      }
    }
    return true;
  }

  private void step(Trainee network, TrainingState state, float[][] gradients, double rate) {
    List<Trainee.Slot> slots = network.slots();
    clip(gradients, settings.clip());
    for (int i = 0; i < gradients.length; i++) {
      if (slots.get(i).learned()) {
        double decay = slots.get(i).decays() ? settings.decay() : 0;
        settings
            .optimiser()
            .step(state.weights[i], gradients[i], state.memories[i], state.step, rate, decay);
        network.write(i, state.weights[i]);
      }
    }
  }

  /** Shrinks all gradients alike where their common norm is above the greatest allowed. */
  static void clip(float[][] gradients, double greatest) {
    if (greatest == Double.POSITIVE_INFINITY) {
      return;
    }
    double squares = 0;
    for (float[] array : gradients) {
      for (float value : array) {
        squares += (double) value * value;
      }
    }
    double scale = greatest / Math.sqrt(squares);
    if (scale < 1) {
      for (float[] array : gradients) {
        for (int i = 0; i < array.length; i++) {
          array[i] = (float) (array[i] * scale);
        }
      }
    }
  }

  private void conclude(Trainee network, Judge judge, TrainingState state) throws IOException {
    Judge.Verdict seen = judge.of(network);
    double done = (double) (state.step - 1) / ((double) state.stepInEpoch * settings.epochs());
    EpochResult result =
        new EpochResult(
            state.epoch + 1,
            state.lossSum / state.stepInEpoch,
            seen.loss(),
            seen.accuracy(),
            settings.rate() * settings.schedule().factor(done));
    state.readMeasured(network);
    if (state.best == 0 || result.betterThan(state.results.get(state.best - 1))) {
      state.keepAsBest(result.epoch());
    }
    state.results.add(result);
    state.epoch++;
    state.stepInEpoch = 0;
    state.lossSum = 0;
    listener.epochDone(result);
  }
}
