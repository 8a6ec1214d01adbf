package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.learning.data.Seed;
import io.miharu.learning.falls.FallExamples;
import io.miharu.learning.falls.FallJudge;
import io.miharu.learning.falls.FallTrainee;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingResult;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallNetwork;
import io.miharu.temporal.models.FallLstm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Trains the network that tells falls, prints what came of it, and writes it. */
final class FallTraining {

  private static final String NAME = "fall";

  private final FallOptions options;
  private final PrintWriter out;

  FallTraining(FallOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /** False when it was told to stop before its end. */
  boolean run() throws IOException {
    TrainingProgress progress = new TrainingProgress(System.err, ProgressBar.onTerminal());
    ExecutorService ahead = ClipTraining.batchMaker();
    Seed seed = new Seed(options.loop.seed);
    long started = System.nanoTime();
    FallExamples learnt = FallExamples.drawn(options.clips, seed.of("learnt"));
    FallJudge judge = new FallJudge(FallExamples.drawn(options.clips / 4, seed.of("held out")));
    out.printf(
        Locale.ROOT,
        "%d tracks of %d generated clips, drawn in %.0f s%n",
        learnt.size(),
        options.clips,
        (System.nanoTime() - started) / 1e9);
    out.flush();
    try (Interruption interruption = Interruption.listen();
        FallTrainee network = new FallTrainee(new FallLstm(options.units), options.loop.seed)) {
      Trainer trainer =
          new Trainer(
              options.loop.settings(options.epochs), ahead, progress, interruption::requested);
      TrainingResult result = trained(trainer, network, learnt, judge);
      progress.finish();
      if (!options.loop.reported(NAME, command(), result, out)) {
        return false;
      }
      write(network, judge);
      out.printf(
          Locale.ROOT,
          "%d epochs (the %d. kept) in %d s%nwritten: %s, %d bytes%n",
          result.epochs().size(),
          result.best(),
          (System.nanoTime() - started) / 1_000_000_000,
          options.out,
          Files.size(options.out));
      out.flush();
      return true;
    } finally {
      ahead.shutdownNow();
      progress.finish();
    }
  }

  private TrainingResult trained(
      Trainer trainer, FallTrainee network, FallExamples learnt, FallJudge judge)
      throws IOException {
    String data = "%d generated clips, %d units".formatted(options.clips, options.units);
    return TrainingFaults.told(
        () -> trainer.train(network, learnt, judge, data, options.loop.checkpoint));
  }

  private void write(FallTrainee network, FallJudge judge) throws IOException {
    TemperatureScaling scaling = judge.temperature(network);
    FallJudge.Reached reached = judge.reached(network);
    out.printf(
        Locale.ROOT,
        "held-out generated tracks: %.4f of the looks right, %d of %d falls found, %d of %d others taken for one; temperature %.3f, calibration error %.4f, before %.4f%n",
        reached.accuracy(),
        reached.found(),
        reached.falls(),
        reached.wrong(),
        reached.ordinary(),
        scaling.temperature(),
        scaling.errorAfter(),
        scaling.errorBefore());
    try (TrainableNetwork step = network.step()) {
      CardedExport.write(step, card(reached, scaling), options.out);
    } catch (ModelFormatException ourFault) {
      throw ourFault;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }

  private NetworkCard card(FallJudge.Reached reached, TemperatureScaling scaling) {
    List<NetworkCard.Input> inputs = new ArrayList<>();
    inputs.add(
        new NetworkCard.Input(
            FallNetwork.INPUT, List.of(BodyLooks.NAMES.size()), List.of("number")));
    for (String memory : FallNetwork.MEMORY) {
      inputs.add(new NetworkCard.Input(memory, List.of(options.units), List.of("unit")));
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("held-out-look-accuracy", reached.accuracy());
    scores.put("held-out-falls-found", (double) reached.found() / reached.falls());
    scores.put("held-out-others-taken-for-falls", (double) reached.wrong() / reached.ordinary());
    return new NetworkCard(
        NAME,
        FallNetwork.TASK,
        inputs,
        Map.of(
            "looksPerSecond",
            String.valueOf(BodyLooks.PER_SECOND),
            "numbers",
            String.join(",", BodyLooks.NAMES)),
        FallNetwork.OUTPUT,
        FallNetwork.LABELS,
        Optional.of(Calibration.temperature(scaling.temperature(), scaling.errorAfter())),
        new NetworkCard.Training(
            "%d generated clips of people, half with a fall; no recording".formatted(options.clips),
            command(),
            BuildVersion.current(),
            options.loop.seed),
        scores,
        "as the project",
        Optional.empty());
  }

  /** What repeats the training. */
  private String command() {
    return "miharu train fall --seed %d --clips %d --epochs %d --units %d --batch %d --rate %s --out FILE"
        .formatted(
            options.loop.seed,
            options.clips,
            options.epochs,
            options.units,
            options.loop.batch,
            options.loop.rate);
  }
}
