package io.miharu.app.training;

import com.sun.management.OperatingSystemMXBean;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.learning.clips.ClipSplits;
import io.miharu.learning.clips.ClipTrial;
import io.miharu.learning.clips.FrameRateTrial;
import io.miharu.learning.clips.RateMethod;
import io.miharu.learning.data.SmallerClips;
import io.miharu.learning.training.EpochResult;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * One row of {@code run clips}: a model, data, a seed, and perhaps a way to bear other frame rates.
 */
record ClipJob(ClipModel model, ClipOptions options, Optional<RateMethod> method) {

  /** All that the row depends on but the seed. */
  String setting() {
    ClipOptions o = options;
    String data = o.data.orElse("");
    StringBuilder words = new StringBuilder();
    words.append(model.label()).append(" on ").append(data);
    words.append(" seen as ").append(o.input);
    words.append(" at ").append(64 / o.shrink(model)).append(" px, ");
    words.append(o.epochs(model)).append(" epochs");
    if (o.share < 1) {
      words.append(", share ").append(o.share);
    }
    if (!data.equals(ClipSources.ACTION_MNIST) && !data.equals(ClipSources.TEXTURE_MOTION)) {
      words.append(", fold %d of %d".formatted(o.parts.fold, o.parts.folds));
    }
    o.textures.ifPresent(folder -> words.append(", ").append(folder));
    words.append(o.digits.equals("none") ? ", drawn digits" : "");
    method.ifPresent(how -> words.append(", ").append(how.label()));
    if (method.equals(Optional.of(RateMethod.ADVERSARIAL))) {
      words.append(" by ").append(o.adversary);
    }
    words.append(method.isPresent() && o.counted ? ", frames counted" : "");
    String further = o.settings(model).toString();
    return words
        + ", settings "
        + Integer.toHexString(further.replaceFirst("Seed\\[.*?\\]", "").hashCode());
  }

  long seed() {
    return options.loop.seed;
  }

  /**
   * Trains and judges.
   *
   * @param folder where its checkpoint is kept while it is under way
   * @return empty when it was told to stop
   */
  Optional<ClipRow> run(Path folder, BooleanSupplier stop) throws IOException {
    TrainingProgress bar = new TrainingProgress(System.err, ProgressBar.onTerminal());
    String key = Integer.toHexString((setting() + seed()).hashCode());
    Path checkpoint = folder.resolve("under-way-" + key + ".checkpoint");
    Cost cost = Cost.goingOn(folder.resolve("under-way-" + key + ".cost"));
    System.err.printf(Locale.ROOT, "seed %d: %s%n", seed(), setting());
    ExecutorService ahead = ClipTraining.batchMaker();
    try {
      Trainer trainer = new Trainer(options.settings(model), ahead, new Listener(bar, cost), stop);
      Map<String, Double> figures =
          TrainingFaults.told(
              () ->
                  method.isPresent()
                      ? rated(trainer, method.get(), checkpoint, ahead)
                      : judged(trainer, checkpoint, bar));
      bar.finish();
      cost.keep();
      if (figures.isEmpty()) {
        return Optional.empty();
      }
      Files.deleteIfExists(checkpoint);
      Files.deleteIfExists(cost.file);
      return Optional.of(new ClipRow(setting(), seed(), figures, cost.seconds()));
    } finally {
      bar.finish();
      ahead.shutdownNow();
    }
  }

  private Map<String, Double> judged(Trainer trainer, Path checkpoint, TrainingProgress bar)
      throws IOException {
    ClipSplits clips = ClipSources.of(options.resolved(model), bar::clipRead);
    ClipTrial trial = new ClipTrial(model, clips, options.settings(model));
    Map<String, Double> figures = new LinkedHashMap<>();
    try (NetworkTrainee network = new NetworkTrainee(trial.network())) {
      ClipTrial.Outcome outcome = trial.run(network, trainer, Optional.of(checkpoint));
      outcome.test().ifPresent(test -> figures.put("accuracy", test.accuracy()));
      outcome
          .test()
          .ifPresent(
              test ->
                  figures.put("validation", outcome.training().bestEpoch().validationAccuracy()));
      outcome.shuffled().ifPresent(seen -> figures.put("shuffled", seen.accuracy()));
      outcome
          .shuffled()
          .flatMap(seen -> ClipTraining.way(seen, clips.test().classes()))
          .ifPresent(share -> figures.put("way", share));
      outcome
          .reversed()
          .flatMap(seen -> ClipTraining.opposite(seen, clips.test().classes()))
          .ifPresent(share -> figures.put("reversed", share));
      outcome.errors().ifPresent(errors -> figures.put("error before", errors.before()));
      outcome.errors().ifPresent(errors -> figures.put("error after", errors.after()));
    }
    return figures;
  }

  private Map<String, Double> rated(
      Trainer trainer, RateMethod how, Path checkpoint, ExecutorService ahead) throws IOException {
    int factor = options.shrink(model);
    FrameRateTrial trial =
        new FrameRateTrial(
            model,
            ClipSources.generated(options),
            clips -> factor == 1 ? clips : new SmallerClips(clips, factor),
            how,
            options.counted,
            options.settings(model));
    Map<String, Double> figures = new LinkedHashMap<>();
    try (NetworkTrainee network = new NetworkTrainee(trial.network(), options.adversary)) {
      FrameRateTrial.Outcome outcome = trial.run(network, trainer, Optional.of(checkpoint), ahead);
      outcome
          .accuracies()
          .forEach((rate, share) -> figures.put(String.format(Locale.ROOT, "%.0f/s", rate), share));
      if (!figures.isEmpty()) {
        figures.put("validation", outcome.training().bestEpoch().validationAccuracy());
        outcome
            .tried()
            .forEach(
                (rate, share) ->
                    figures.put(String.format(Locale.ROOT, "validation %.0f/s", rate), share));
        figures.put("rate told", outcome.probe());
      }
    }
    return figures;
  }

  /** Processor time of this row, also that of runs before it was stopped. */
  private static final class Cost {

    private final Path file;
    private final double before;
    private final double started = processor();

    private Cost(Path file, double before) {
      this.file = file;
      this.before = before;
    }

    static Cost goingOn(Path file) throws IOException {
      double before = 0;
      if (Files.exists(file)) {
        try {
          before = Double.parseDouble(Files.readString(file).trim());
        } catch (NumberFormatException cutOff) {
          before = 0; // the figure is then too low, and nothing else is wrong
        }
      }
      return new Cost(file, before);
    }

    double seconds() {
      return before + processor() - started;
    }

    void keep() throws OutputException {
      try {
        Files.writeString(file, String.valueOf(seconds()));
      } catch (IOException unwritable) {
        throw new OutputException(
            "cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
      }
    }

    private static double processor() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return system.getProcessCpuTime() / 1e9;
    }
  }

  private record Listener(TrainingProgress bar, Cost cost) implements TrainingListener {

    @Override
    public void stepDone(long done, long of, double loss) {
      bar.stepDone(done, of, loss);
    }

    @Override
    public void epochDone(EpochResult result) {
      bar.epochDone(result);
      try {
        cost.keep();
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }
}
