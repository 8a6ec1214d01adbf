package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.core.ConceptId;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.models.ConceptModel;
import io.miharu.temporal.sequences.SequenceNetwork;
import io.miharu.temporal.sequences.SequencePreparation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Trains a network over concept scores, prints what came of it, and writes it. */
final class SequenceTraining {

  private final ConceptModel model;
  private final SequenceOptions options;
  private final PrintWriter out;
  private final String command;

  /**
   * A training.
   *
   * @param command that repeats it, for the file's card
   */
  SequenceTraining(ConceptModel model, SequenceOptions options, PrintWriter out, String command) {
    this.model = model;
    this.options = options;
    this.out = out;
    this.command = command;
  }

  /** False when it was told to stop before its end. */
  boolean run() throws IOException {
    TrainingSettings settings = options.settings();
    TrainingProgress progress = new TrainingProgress(System.err, ProgressBar.onTerminal());
    ExecutorService ahead = ClipTraining.batchMaker();
    try {
      SequenceClips clips = SequenceClips.of(options, progress);
      long weights = settings.seed().of("weights").value();
      int classes = clips.training().classes().size();
      try (Interruption interruption = Interruption.listen();
          NetworkTrainee network =
              new NetworkTrainee(model.network(clips.preparation(), classes, weights))) {
        Trainer trainer = new Trainer(settings, ahead, progress, interruption::requested);
        TrainingResult result = trained(trainer, network, clips);
        progress.finish();
        if (!options.loop.reported(model.label(), clips.description(), result, out)) {
          return false;
        }
        conclude(network, clips, result);
        return true;
      }
    } finally {
      ahead.shutdownNow();
      progress.finish();
    }
  }

  private TrainingResult trained(Trainer trainer, NetworkTrainee network, SequenceClips clips)
      throws IOException {
    return TrainingFaults.told(
        () ->
            trainer.train(
                network,
                clips.training(),
                clips.validation(),
                clips.description(),
                options.loop.checkpoint));
  }

  private void conclude(NetworkTrainee network, SequenceClips clips, TrainingResult result)
      throws IOException {
    int batch = options.loop.batch;
    float[] held = Evaluation.logits(network, clips.validation(), batch);
    TemperatureScaling scaling =
        TemperatureScaling.fit(held, Evaluation.labels(clips.validation()));
    float[] logits = Evaluation.logits(network, clips.test(), batch);
    int[] labels = Evaluation.labels(clips.test());
    Evaluation test = Evaluation.of(logits, labels, network.classes());
    double error = TemperatureScaling.error(logits, labels, scaling.temperature());
    out.printf(
        Locale.ROOT,
        "%s on %s, seed %d: %d epochs, the %d. kept%n",
        model.label(),
        clips.description(),
        options.loop.seed,
        result.epochs().size(),
        result.best());
    out.printf(
        Locale.ROOT,
        "test accuracy %.4f (%d clips), loss %.4f; validation accuracy %.4f; chance %.4f%n",
        test.accuracy(),
        clips.test().size(),
        test.loss(),
        result.bestEpoch().validationAccuracy(),
        1.0 / network.classes());
    out.printf(
        Locale.ROOT,
        "temperature %.3f: calibration error on validation %.4f, before %.4f; on test %.4f%n",
        scaling.temperature(),
        scaling.errorAfter(),
        scaling.errorBefore(),
        error);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("test-accuracy", test.accuracy());
    scores.put("test-calibration-error", error);
    try {
      CardedExport.write(network.network(), card(clips, scaling, scores), options.out);
    } catch (ModelFormatException ourFault) {
      throw ourFault;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
    out.println("written: " + options.out);
    out.flush();
  }

  private NetworkCard card(
      SequenceClips clips, TemperatureScaling scaling, Map<String, Double> scores) {
    SequencePreparation preparation = clips.preparation();
    List<ConceptId> labels = clips.training().classes().stream().map(ConceptId::of).toList();
    return new NetworkCard(
        model.label(),
        SequencePreparation.TASK,
        List.of(preparation.input()),
        preparation.facts(),
        SequenceNetwork.OUTPUT,
        labels,
        Optional.of(Calibration.temperature(scaling.temperature(), scaling.errorAfter())),
        new NetworkCard.Training(
            clips.description(), command, BuildVersion.current(), options.loop.seed),
        scores,
        "of these weights: as the project; of the data: its own",
        Optional.empty());
  }
}
