package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.ProgressBar;
import io.miharu.ingest.scenes.ScatteredThings;
import io.miharu.learning.data.Seed;
import io.miharu.learning.detector.DenseTeacher;
import io.miharu.learning.detector.DetectorFile;
import io.miharu.learning.detector.DetectorJudge;
import io.miharu.learning.detector.DetectorLabels;
import io.miharu.learning.detector.DetectorNetwork;
import io.miharu.learning.detector.DetectorTrainee;
import io.miharu.learning.detector.FrameStore;
import io.miharu.learning.detector.FrameVariation;
import io.miharu.learning.detector.LabelledBox;
import io.miharu.learning.detector.LabelledFrame;
import io.miharu.learning.detector.VariedFrames;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.WeightFile;
import io.miharu.nets.graph.onnx.OnnxForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Trains a detector as the command line says, prints what came of it, and writes it. */
final class DetectorTraining {

  /** One clip of so many is not learnt from, but judged on. */
  private static final int HELD_OUT = 8;

  /** Leaves the one street clip that shows motorcycles among those that are learnt from. */
  private static final Seed SPLIT = new Seed(2043);

  static final double AVERAGING = 0.998;

  /** On so many pictures a teacher's numbers are measured before they are learnt. */
  private static final int CALIBRATED_ON = 100;

  private static final Set<String> ABLATIONS = Set.of("scenes", "clips", "confidences");

  private final DetectorLabelOptions labels;
  private final DetectorOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final String command;

  /**
   * A training.
   *
   * @param command the words that repeat it, for the file's card
   */
  DetectorTraining(
      DetectorLabelOptions labels,
      DetectorOptions options,
      PrintWriter out,
      PrintWriter err,
      String command) {
    this.labels = labels;
    this.options = options;
    this.out = out;
    this.err = err;
    this.command = command;
  }

  /** False when it was told to stop before its end. */
  boolean run() throws IOException {
    if (!ABLATIONS.containsAll(options.without)) {
      throw new UsageException("--without knows %s, got %s".formatted(ABLATIONS, options.without));
    }
    if (options.allClips && options.weights.from.isEmpty()) {
      throw new UsageException(
          "--all-clips needs --from: weights that have been judged on the clips kept for that");
    }
    if (options.confidenceLike.isPresent() && (!options.allClips || options.weights.isServed())) {
      throw new UsageException(
          "--confidence-like needs --all-clips and, for --from, weights that --weights wrote: others have a confidence of their own");
    }
    TrainingProgress progress = new TrainingProgress(System.err, ProgressBar.onTerminal());
    ExecutorService ahead = ClipTraining.batchMaker();
    try (FrameStore store = FrameStore.open(labels.labels);
        FrameStore judged = FrameStore.open(labels.labels);
        Interruption interruption = Interruption.listen()) {
      new DetectorLabelling(labels, err).fill(store);
      Trainer trainer = new Trainer(settings(), ahead, progress, interruption::requested);
      return run(store, judged, trainer, progress);
    } finally {
      ahead.shutdownNow();
      progress.finish();
    }
  }

  /**
   * Trains on frames that are labelled.
   *
   * @param judged the same store, opened again, since another thread reads the first
   */
  private boolean run(
      FrameStore store, FrameStore judged, Trainer trainer, TrainingProgress progress)
      throws IOException {
    DetectorNetwork shape =
        new DetectorNetwork(options.width, options.height, DetectorLabels.ALL.size());
    Split split = split(store);
    try (DenseTeacher teacher = teacher(judged, split.learnt(), shape)) {
      Optional<DenseTeacher> hints = Optional.ofNullable(teacher);
      VariedFrames frames =
          new VariedFrames(
              store, split.learnt(), shape, variation(), DetectorTraining::sketched, hints);
      DetectorJudge judge =
          new DetectorJudge(VariedFrames.once(judged, split.held(), shape), shape);
      describe(shape, split, frames.size());
      try (DetectorTrainee network =
          new DetectorTrainee(shape, options.loop.seed, AVERAGING, hints)) {
        VariedFrames learnt = VariedFrames.once(judged, split.learnt(), shape);
        DetectorStart start = DetectorStart.of(options, network, judge, learnt);
        long started = System.nanoTime();
        TrainingResult result = trained(trainer, network, frames, judge, data(store, split, hints));
        progress.finish();
        if (!options.loop.reported(DetectorNetwork.NAME, command, result, out)) {
          // No file: the weights are not those of a whole training, and the checkpoint goes on.
          return false;
        }
        Judged after = start.judged(network);
        String source = "%s%s; %s".formatted(labellers(store, hints), start.source(), command);
        write(network, after, source);
        print(result, after, System.nanoTime() - started);
        return true;
      }
    }
  }

  /** Which frames are learnt from, and which are judged on. */
  private record Split(List<LabelledFrame> learnt, List<LabelledFrame> held) {}

  private Split split(FrameStore store) {
    Split split =
        new Split(
            store.frames().stream().filter(this::isLearnt).toList(),
            store.frames().stream().filter(this::isHeld).toList());
    if (split.learnt().isEmpty() || split.held().isEmpty()) {
      throw new UsageException(
          "needs frames to learn from and, of other clips, frames to judge on, got %d and %d; give more clips"
              .formatted(split.learnt().size(), split.held().size()));
    }
    return split;
  }

  private FrameVariation variation() {
    return FrameVariation.DEFAULT
        .withZoom(options.zoom)
        .withPaste(options.paste)
        .withSketch(options.sketch)
        .withTurn(options.turn)
        .withConfidences(!options.without.contains("confidences"));
  }

  /** Who gives hints, if anybody does. */
  private @Nullable DenseTeacher teacher(
      FrameStore store, List<LabelledFrame> learnt, DetectorNetwork shape) throws IOException {
    if (options.hints.isEmpty()) {
      return null;
    }
    DenseTeacher teacher = DenseTeacher.open(options.hints.get(), shape);
    try {
      teacher.calibrate(VariedFrames.once(store, learnt, shape), CALIBRATED_ON);
      return teacher;
    } catch (IOException | RuntimeException failed) {
      teacher.close();
      throw failed;
    }
  }

  /** What must be the same for a stopped training to go on. */
  private String data(FrameStore store, Split split, Optional<DenseTeacher> hints) {
    return "%d frames of %s without %s, from %s, zoom %s, paste %s, sketch %s, turn %s"
        .formatted(
            split.learnt().size(),
            labellers(store, hints),
            options.without,
            options.weights.from,
            options.zoom,
            options.paste,
            options.sketch,
            options.turn);
  }

  private static String labellers(FrameStore store, Optional<DenseTeacher> hints) {
    return store.labellers() + hints.map(teacher -> ", hints of " + teacher.describe()).orElse("");
  }

  private void describe(DetectorNetwork shape, Split split, int repeated) {
    out.printf(
        "%d frames, %d with rare ones repeated; judged on %d others; %d M multiplications, %d weights%n",
        split.learnt().size(),
        repeated,
        split.held().size(),
        shape.served().multiplications() / 1_000_000,
        shape.served().parameterCount());
    out.flush();
  }

  private TrainingResult trained(
      Trainer trainer,
      DetectorTrainee network,
      VariedFrames frames,
      DetectorJudge judge,
      String data)
      throws IOException {
    return TrainingFaults.told(
        () -> trainer.train(network, frames, judge, data, options.loop.checkpoint));
  }

  private void print(TrainingResult result, Judged judged, long nanos) throws IOException {
    out.printf(
        Locale.ROOT,
        "%d epochs (the %d. best) in %d s: F1 %.3f %s%nwritten: %s, %d bytes%n",
        result.epochs().size(),
        result.best(),
        nanos / 1_000_000_000,
        judged.f1(),
        judged.where(),
        options.out,
        Files.size(options.out));
    out.flush();
  }

  /** Writes the weights that the network has: those of the best epoch. */
  private void write(DetectorTrainee network, Judged judged, String source) throws IOException {
    try {
      DetectorFile.write(
          network.shape(),
          network.weights(),
          judged.confidence(),
          String.format(
              Locale.ROOT,
              "build %s, seed %d, F1 %.3f %s; %s",
              BuildVersion.current(),
              options.loop.seed,
              judged.f1(),
              judged.where(),
              source),
          new OnnxForm(true, options.keep),
          options.out);
      options.weights.write(
          new WeightFile(DetectorNetwork.NAME, Map.of("command", command), network.weights()));
    } catch (ModelFormatException ourFault) {
      throw ourFault;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }

  private boolean isLearnt(LabelledFrame frame) {
    boolean scene = isScene(frame);
    return (options.allClips || !isHeld(frame))
        && !options.without.contains(scene ? "scenes" : "clips");
  }

  private boolean isHeld(LabelledFrame frame) {
    if (isScene(frame)) {
      return false;
    }
    return options.judge.isEmpty()
        ? Math.floorMod(SPLIT.of(frame.clip()).value(), HELD_OUT) == 0
        : options.judge.stream().anyMatch(frame.clip()::contains);
  }

  private static List<LabelledBox> sketched(byte[] bgr, int width, int height, long seed) {
    return ScatteredThings.over(bgr, width, height, seed).stream()
        .map(thing -> LabelledBox.exact(thing.label(), thing.box()))
        .toList();
  }

  private static boolean isScene(LabelledFrame frame) {
    return frame.clip().startsWith(DetectorLabelling.SCENE);
  }

  private TrainingSettings settings() {
    return options.loop.settings(options.epochs).withClip(10);
  }
}
