package io.miharu.learning.clips;

import io.miharu.learning.data.ArrayExamples;
import io.miharu.learning.data.CameraClips;
import io.miharu.learning.data.ClipSet;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingListener;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.models.ClipInput;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Trains one clip model on generated clips of cameras of a few frame rates and judges it at those
 * and others. Source: Hasegawa, arXiv:2101.00812; see {@link CameraClips}. Not thread-safe.
 */
public final class FrameRateTrial {

  /** Frames/s of the cameras that clips to learn from are of. */
  public static final List<Double> KNOWN_RATES = List.of(10.0, 15.0, 30.0);

  /** Frames/s of cameras that it never saw. */
  public static final List<Double> NEW_RATES = List.of(6.0, 12.0, 25.0, 50.0);

  /** Frames/s to choose settings by, on validation clips: none of the new ones is among them. */
  public static final List<Double> TRIED_RATES = List.of(5.0, 10.0, 15.0, 20.0, 30.0);

  private static final int PROBE_CLIPS = 2000;

  /**
   * What came of it.
   *
   * @param accuracies on the test clips, by frames/s; empty if training is not complete
   * @param tried on the validation clips at {@link #TRIED_RATES}; empty if training is not complete
   * @param probe how often a fresh layer on the frozen features says from which of the known rates
   *     a test clip is; NaN if training is not complete
   */
  public record Outcome(
      TrainingResult training,
      Map<Double, Double> accuracies,
      Map<Double, Double> tried,
      double probe) {}

  private final ClipModel model;
  private final ClipSplits clips;
  private final UnaryOperator<ClipSet> seen;
  private final boolean counted;
  private final TrainingSettings settings;
  private final ClipTrial trial;

  /**
   * A trial.
   *
   * @param clips generated, as they were drawn
   * @param seen what is made of a clip once it is taken, such as a smaller one
   * @param counted whether frames are counted, whatever their time stamps say
   */
  public FrameRateTrial(
      ClipModel model,
      ClipSplits clips,
      UnaryOperator<ClipSet> seen,
      RateMethod method,
      boolean counted,
      TrainingSettings settings) {
    this.model = model;
    this.clips = clips;
    this.seen = seen;
    this.counted = counted;
    this.settings = settings;
    boolean thins = method == RateMethod.AUGMENTED || method == RateMethod.ADVERSARIAL;
    List<Double> rates =
        method == RateMethod.ONE_RATE
            ? List.of(clips.training().shape().framesPerSecond())
            : KNOWN_RATES;
    CameraClips training = cameras(clips.training(), rates);
    ClipSplits taken =
        new ClipSplits(
            seen.apply(thins ? training.thinned() : training),
            seen.apply(cameras(clips.validation(), rates)),
            seen.apply(cameras(clips.test(), rates)),
            "%s, at %s frames/s, %s%s"
                .formatted(clips.description(), rates, method.label(), counted ? ", counted" : ""),
            clips.pictureSide());
    trial = new ClipTrial(model, taken, settings, method == RateMethod.ADVERSARIAL);
  }

  private CameraClips cameras(ClipSet drawn, List<Double> rates) {
    CameraClips cameras = CameraClips.of(drawn, rates);
    return counted ? cameras.counted() : cameras;
  }

  /** The network with the first weights that the seed gives it. */
  public Network network() {
    return trial.network();
  }

  /**
   * Trains and judges.
   *
   * @param network made from {@link #network}; afterwards it holds the best epoch's weights
   * @param ahead makes the batches of the probe, on another thread
   */
  public Outcome run(
      NetworkTrainee network, Trainer trainer, Optional<Path> checkpoint, Executor ahead)
      throws IOException {
    TrainingResult training = trial.train(network, trainer, checkpoint);
    if (!training.complete()) {
      return new Outcome(training, Map.of(), Map.of(), Double.NaN);
    }
    Map<Double, Double> accuracies = new LinkedHashMap<>();
    for (List<Double> rates : List.of(KNOWN_RATES, NEW_RATES)) {
      for (double rate : rates) {
        accuracies.put(rate, accuracy(network, clips.test(), rate));
      }
    }
    Map<Double, Double> tried = new LinkedHashMap<>();
    for (double rate : TRIED_RATES) {
      tried.put(rate, accuracy(network, clips.validation(), rate));
    }
    return new Outcome(training, accuracies, tried, probe(network, ahead));
  }

  private double accuracy(NetworkTrainee network, ClipSet drawn, double rate) throws IOException {
    ClipSet taken = seen.apply(cameras(drawn, List.of(rate)));
    return Evaluation.of(network, taken, settings.batch()).accuracy();
  }

  /** What a layer of its own, taught on features of clips to learn from, knows of test clips. */
  private double probe(NetworkTrainee network, Executor ahead) throws IOException {
    ClipInput input = trial.clips().input();
    try (TrainableNetwork features = TrainableNetwork.of(model.features(input))) {
      for (String name : features.parameters().keySet()) {
        features.set(name, network.network().get(name));
      }
      ArrayExamples known = features(features, cameras(clips.training(), KNOWN_RATES));
      ArrayExamples held = features(features, cameras(clips.test(), KNOWN_RATES));
      NetworkBuilder net = new NetworkBuilder("probe", settings.seed().of("probe").value());
      net.output(
          "rates",
          net.input("features", known.values())
              .apply(net.batchNorm("norm"))
              .apply(net.dense("rates", KNOWN_RATES.size())));
      TrainingSettings quick =
          TrainingSettings.DEFAULT.withRate(1e-2).withEpochs(20).withSeed(settings.seed().value());
      try (NetworkTrainee probe = new NetworkTrainee(net.build())) {
        new Trainer(quick, ahead, TrainingListener.NONE, () -> false)
            .train(probe, known, held, "features", Optional.empty());
        return Evaluation.of(probe, held, settings.batch()).accuracy();
      }
    }
  }

  private ArrayExamples features(TrainableNetwork network, CameraClips cameras) throws IOException {
    ClipSet clips = seen.apply(cameras);
    int count = Math.min(PROBE_CLIPS, clips.size()) / settings.batch() * settings.batch();
    int step = clips.size() / count;
    float[][] rows = new float[count][];
    int[] rates = new int[count];
    float[] batch = new float[settings.batch() * clips.values()];
    for (int first = 0; first < count; first += settings.batch()) {
      for (int i = 0; i < settings.batch(); i++) {
        clips.read((first + i) * step, batch, i * clips.values());
        rates[first + i] = cameras.camera((first + i) * step);
      }
      float[] all =
          Objects.requireNonNull(
              network.outputs(Map.of(ClipInput.NAME, batch), settings.batch()).get("features"));
      int width = all.length / settings.batch();
      for (int i = 0; i < settings.batch(); i++) {
        rows[first + i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
      }
    }
    List<String> names = KNOWN_RATES.stream().map(String::valueOf).toList();
    return new ArrayExamples(names, rows, rates);
  }
}
