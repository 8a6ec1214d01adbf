package io.miharu.app.training;

import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.learning.clips.ClipSplits;
import io.miharu.learning.clips.ClipTrial;
import io.miharu.learning.data.Direction;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.Trainee;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.WeightFile;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Trains a clip model as the command line says, prints what came of it, and writes it. */
final class ClipTraining {

  private final ClipModel model;
  private final ClipOptions options;
  private final PrintWriter out;
  private final String command;

  /**
   * A training.
   *
   * @param command the words after {@code miharu}, for the file's card
   */
  ClipTraining(ClipModel model, ClipOptions options, PrintWriter out, String command) {
    this.model = model;
    this.options = options;
    this.out = out;
    this.command = command;
  }

  /** False when it was told to stop before its end. */
  boolean run() throws IOException {
    TrainingSettings settings = options.settings(model);
    TrainingProgress progress = new TrainingProgress(System.err, ProgressBar.onTerminal());
    try {
      ClipSplits clips = ClipSources.of(options.resolved(model), progress::clipRead);
      options.silent.check(clips.training().classes());
      if (options.weights.from.isPresent()) {
        clips = clips.described("begun from " + options.weights.from.get().getFileName());
      }
      ClipTrial trial = new ClipTrial(model, clips, settings);
      long started = System.nanoTime();
      ExecutorService ahead = batchMaker();
      try (Interruption interruption = Interruption.listen();
          NetworkTrainee network = new NetworkTrainee(trial.network())) {
        begin(network);
        Trainer trainer = new Trainer(settings, ahead, progress, interruption::requested);
        ClipTrial.Outcome outcome = trained(trial, network, trainer);
        progress.finish();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (!options.loop.reported(model.label(), clips.description(), outcome.training(), out)) {
          return false;
        }
        print(outcome, clips, took);
        write(network, trial, outcome);
        out.flush();
        return true;
      } finally {
        ahead.shutdownNow();
      }
    } finally {
      progress.finish();
    }
  }

  private void write(NetworkTrainee network, ClipTrial trial, ClipTrial.Outcome outcome)
      throws IOException {
    options.weights.write(WeightFile.of(network.network())); // a file that keeps less rounds them
    options.weights.out.ifPresent(file -> out.println("written: " + file));
    if (options.out.isPresent()) {
      ClipModelFile.write(options.out.get(), network, trial, outcome, "miharu " + command, options);
      out.println("written: " + options.out.get());
    }
  }

  /** Gives a network the weights that it is to begin with, where names and lengths agree. */
  private void begin(NetworkTrainee network) throws IOException {
    Optional<WeightFile> given = options.weights.first();
    if (given.isEmpty()) {
      return;
    }
    WeightFile weights = given.get();
    if (!weights.network().equals(network.name())) {
      throw new ModelFormatException(
          "%s has weights of %s, needed are those of %s; choose another file or model"
              .formatted(options.weights.from.get(), weights.network(), network.name()));
    }
    int taken = 0;
    for (int i = 0; i < network.slots().size(); i++) {
      Trainee.Slot slot = network.slots().get(i);
      float[] values = weights.arrays().getOrDefault(slot.name(), new float[0]);
      if (values.length == slot.length()) {
        network.write(i, values);
        taken++;
      }
    }
    if (taken == 0) {
      throw new ModelFormatException(
          "%s has no weights that fit %s on such clips; were its pictures of another size?"
              .formatted(options.weights.from.get(), network.name()));
    }
  }

  /** Trains, and says what went wrong in the words of the command line. */
  private ClipTrial.Outcome trained(ClipTrial trial, NetworkTrainee network, Trainer trainer)
      throws IOException {
    try {
      return TrainingFaults.told(() -> trial.run(network, trainer, options.loop.checkpoint));
    } catch (ModelFormatException refused) {
      throw refused;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }

  /** A thread that makes batches while the network computes. */
  static ExecutorService batchMaker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "miharu-batches");
          thread.setDaemon(true);
          return thread;
        });
  }

  private void print(ClipTrial.Outcome outcome, ClipSplits clips, Duration took) {
    List<String> classes = clips.test().classes();
    out.printf(
        Locale.ROOT,
        "%s on %s, seed %d: %d epochs (the %d. kept) in %d s%n",
        model.label(),
        clips.description(),
        options.loop.seed,
        outcome.training().epochs().size(),
        outcome.training().best(),
        took.toSeconds());
    outcome
        .test()
        .ifPresent(
            test ->
                out.printf(
                    Locale.ROOT,
                    "test accuracy %.4f (%d clips), loss %.4f; chance %.4f%n",
                    test.accuracy(),
                    clips.test().size(),
                    test.loss(),
                    1.0 / classes.size()));
    outcome
        .shuffled()
        .ifPresent(seen -> out.printf(Locale.ROOT, "shuffled frames %.4f%n", seen.accuracy()));
    outcome
        .shuffled()
        .flatMap(seen -> way(seen, classes))
        .ifPresent(
            share ->
                out.printf(
                    Locale.ROOT, "of shuffled frames on the right axis, the way is %.4f%n", share));
    outcome
        .calibration()
        .ifPresent(
            fit ->
                out.printf(
                    Locale.ROOT,
                    "temperature %.3f: calibration error on validation %.4f, before %.4f%n",
                    fit.temperature(),
                    fit.errorAfter(),
                    fit.errorBefore()));
    outcome
        .errors()
        .ifPresent(
            errors ->
                out.printf(
                    Locale.ROOT,
                    "calibration error on the test clips %.4f, before %.4f%n",
                    errors.after(),
                    errors.before()));
    outcome
        .reversed()
        .flatMap(seen -> opposite(seen, classes))
        .ifPresent(
            share ->
                out.printf(
                    Locale.ROOT, "reversed frames answered with the opposite %.4f%n", share));
  }

  /** Of the clips of the eight directions run backwards, how many are said to go the other way. */
  static Optional<Double> opposite(Evaluation reversed, List<String> classes) {
    if (!classes.contains(Direction.of(0).label())) {
      return Optional.empty();
    }
    int right = 0;
    int all = 0;
    for (int truth = 0; truth < 8; truth++) {
      right += reversed.count(truth, (truth + 4) % 8);
      for (int answer = 0; answer < classes.size(); answer++) {
        all += reversed.count(truth, answer);
      }
    }
    return Optional.of((double) right / all);
  }

  /**
   * Of the clips of the eight directions that are said to move on the axis on which they do, how
   * many are said to go the right way: a half where the network knows no more than the axis.
   */
  static Optional<Double> way(Evaluation seen, List<String> classes) {
    if (!classes.contains(Direction.of(0).label())) {
      return Optional.empty();
    }
    int right = 0;
    int wrong = 0;
    for (int truth = 0; truth < 8; truth++) {
      right += seen.count(truth, truth);
      wrong += seen.count(truth, (truth + 4) % 8);
    }
    return right + wrong == 0 ? Optional.empty() : Optional.of((double) right / (right + wrong));
  }
}
