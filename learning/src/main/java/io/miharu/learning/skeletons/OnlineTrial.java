package io.miharu.learning.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.ConceptId;
import io.miharu.core.LabelledStream;
import io.miharu.core.MediaTime;
import io.miharu.nets.Calibration;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.actions.ActionPreparation;
import io.miharu.temporal.actions.ActionPreparation.Joints;
import io.miharu.temporal.actions.SkeletonActionNetwork;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.skeletons.ActionDurations;
import io.miharu.temporal.skeletons.ActionSegment;
import io.miharu.temporal.skeletons.ActionStream;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Finds actions in long recordings: trains a network that watches on some, and lets it watch others
 * as if they came in. Immutable.
 */
public final class OnlineTrial {

  /**
   * What was found in a recording, and what the finding cost.
   *
   * @param segments in the order in which they were known
   * @param cpuSeconds of the thread that watched
   */
  public record Found(LabelledStream stream, List<ActionSegment> segments, double cpuSeconds) {

    public Found {
      segments = List.copyOf(segments);
    }
  }

  private static final ActionStream.Settings SETTINGS = ActionStream.Settings.DEFAULT;

  /** What a card of such a network says beside its preparation: how long the actions took. */
  private static final String DURATIONS = "durations";

  private static final ConceptId NONE = ConceptId.of("none-of-these");

  /** Moments without an action for each with one. */
  private static final double QUIET = 1;

  private static final double STEP_SECONDS = 0.1;

  /** Moments of an action of a recording: as many as one of a second and a half has. */
  private static final int MOST = 12;

  /** What networks that watch learn from. */
  public static final StreamWindows WINDOWS =
      new StreamWindows(
          StreamWindows.Shown.ITS_MIDDLE,
          List.of(SETTINGS.windowSeconds()),
          STEP_SECONDS,
          MOST,
          QUIET);

  /** Frames that come in at once; how many changes nothing. */
  private static final int CHUNK = 10;

  private final List<String> actions;
  private final ActionPreparation preparation;
  private final ActionModel model;
  private final TrainingPlan plan;
  private final String build;

  /**
   * @param kind of network, as {@link ActionModel#named} knows it
   * @param actions names of the classes, without none
   * @param build of the program, for the cards of its networks
   */
  public OnlineTrial(
      String kind, BodyLayout layout, List<String> actions, TrainingPlan plan, String build) {
    this.actions = List.copyOf(actions);
    this.build = build;
    this.plan = plan;
    this.model = ActionModel.named(kind, layout, 1);
    this.preparation =
        new ActionPreparation(
            kind.startsWith("f2c")
                ? ActionPreparation.FEATURE_IMAGES
                : ActionPreparation.FRAME_FEATURES,
            layout,
            1,
            Joints.SPACE,
            SETTINGS.windowSeconds(),
            List.of(NONE));
  }

  /**
   * Trains on recordings and writes the network.
   *
   * @param data in words, for the card
   * @param epochDone told the loss of each epoch
   * @throws IOException when the file cannot be written
   */
  public void train(
      List<LabelledStream> streams, String data, long seed, DoubleConsumer epochDone, Path file)
      throws IOException {
    List<WatchTrial.Sample> samples = new ArrayList<>();
    for (LabelledStream stream : streams) {
      for (ActionTrainer.Example window : WINDOWS.of(stream, actions.size(), seed)) {
        samples.add(new WatchTrial.Sample(stream.subject(), window.motion(), window.label()));
      }
    }
    WatchTrial trial = new WatchTrial(model, preparation, plan, actions.size() + 1);
    try (TrainableNetwork net = trial.train(samples, seed, epochDone)) {
      CardedExport.write(net, card(net, durations(streams), data, seed), file);
    }
  }

  private ActionDurations durations(List<LabelledStream> streams) {
    List<List<Double>> seconds = new ArrayList<>();
    for (int action = 0; action < actions.size(); action++) {
      seconds.add(new ArrayList<>());
    }
    for (LabelledStream stream : streams) {
      List<MediaTime> times = stream.motion().times();
      for (LabelledStream.Interval interval : stream.intervals()) {
        double length = times.get(interval.to() - 1).secondsSince(times.get(interval.from()));
        if (length > 0) {
          seconds.get(interval.action()).add(length);
        }
      }
    }
    return ActionDurations.of(seconds);
  }

  private NetworkCard card(
      TrainableNetwork net, ActionDurations durations, String data, long seed) {
    List<ConceptId> labels = new ArrayList<>(actions.stream().map(ConceptId::of).toList());
    labels.add(NONE);
    List<Integer> sizes =
        net.network().inputs().values().stream().map(TensorShape::sizes).findFirst().orElseThrow();
    Map<String, String> facts = new LinkedHashMap<>(preparation.facts());
    facts.put(DURATIONS, durations.text());
    List<String> axes = sizes.stream().map(size -> "of " + size).toList();
    return new NetworkCard(
        "skeleton-online",
        ActionPreparation.TASK,
        List.of(new NetworkCard.Input(model.input(), sizes, axes)),
        facts,
        ActionModel.OUTPUT,
        labels,
        // Its shares meet the levels of the stream only, never an event.
        Optional.of(Calibration.temperature(1, Double.NaN)),
        new NetworkCard.Training(data, "miharu run skeleton --online", build, seed),
        Map.of(),
        "of these weights: as the project; of the recordings: their own",
        Optional.empty());
  }

  /**
   * Watches a recording as it comes in.
   *
   * @param networks one or more, which answer together
   */
  public static Found watch(List<SkeletonActionNetwork> networks, LabelledStream stream)
      throws IOException {
    long start = cpuNanos();
    List<ActionSegment> segments = watch(networks, stream.motion(), CHUNK);
    return new Found(stream, segments, (cpuNanos() - start) / 1e9);
  }

  /** Watches a motion that comes in so many frames at a time. */
  public static List<ActionSegment> watch(
      List<SkeletonActionNetwork> networks, BodyMotion motion, int chunk) throws IOException {
    int classes = networks.get(0).labels().size();
    String lengths = networks.get(0).card().preparation().get(DURATIONS);
    ActionDurations durations =
        lengths == null ? ActionDurations.unknown(classes - 1) : ActionDurations.parse(lengths);
    ActionStream stream =
        new ActionStream(window -> shares(networks, window, classes), durations, SETTINGS);
    List<ActionSegment> found = new ArrayList<>();
    for (int from = 0; from < motion.frames(); from += chunk) {
      found.addAll(stream.next(motion.part(from, Math.min(motion.frames(), from + chunk))));
    }
    found.addAll(stream.finish());
    return found;
  }

  private static double[] shares(
      List<SkeletonActionNetwork> networks, BodyMotion window, int classes) throws IOException {
    double[] mean = new double[classes];
    try {
      for (SkeletonActionNetwork network : networks) {
        double[] own = network.probabilities(List.of(window));
        for (int i = 0; i < classes; i++) {
          mean[i] += own[i] / networks.size();
        }
      }
    } catch (UnusableMotionException tooLittle) {
      Arrays.fill(mean, 0);
      mean[classes - 1] = 1;
    }
    return mean;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
