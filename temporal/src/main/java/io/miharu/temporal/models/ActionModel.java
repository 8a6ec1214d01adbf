package io.miharu.temporal.models;

import io.miharu.core.BodyLayout;
import io.miharu.nets.graph.Network;
import io.miharu.temporal.skeletons.FrameFeatures;
import io.miharu.temporal.skeletons.JointSequences;
import io.miharu.temporal.skeletons.MotionStream;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A kind of network for skeleton actions together with the numbers it reads. Immutable.
 *
 * @param name of the kind: {@code f2c-lite}
 * @param stream how it sees the motion
 * @param input name of the network's only input
 * @param features of one clip, row-major in the input's shape
 * @param networks makes the network for a number of classes and a seed
 */
public record ActionModel(
    String name,
    MotionStream stream,
    String input,
    Function<NormalMotion, float[]> features,
    Networks networks) {

  /** Name of the output of every kind. */
  public static final String OUTPUT = "logits";

  /** Makes the network of a kind. */
  @FunctionalInterface
  public interface Networks {

    /** With random first weights. */
    Network network(int classes, long seed);
  }

  /** Makes the kind for a layout and a number of bodies. */
  @FunctionalInterface
  private interface Kind {
    ActionModel of(BodyLayout layout, int bodies);
  }

  /** Frames of the kinds that read joints. */
  private static final int FRAMES = 32;

  private static final int MOTION_CNN_WIDTH = 48;
  private static final double MOTION_CNN_DROPOUT = 0.5;
  private static final int LSTM_HIDDEN = 128;

  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "f2c-lite", (layout, bodies) -> f2c("f2c-lite", FineToCoarse.LITE, layout, bodies),
              "f2c-full", (layout, bodies) -> f2c("f2c-full", FineToCoarse.FULL, layout, bodies),
              "motion-cnn", ActionModel::motionCnn,
              "lstm", ActionModel::lstm,
              "st-gcn", (layout, bodies) -> stGcn("st-gcn", StGcn.full(FRAMES), layout, bodies),
              "st-gcn-small",
                  (layout, bodies) -> stGcn("st-gcn-small", StGcn.small(FRAMES), layout, bodies)));

  /** The names of the kinds. */
  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  /**
   * A kind by its name.
   *
   * @param bodies 1, or 2 for people who interact
   * @throws IllegalArgumentException naming those there are
   */
  public static ActionModel named(String name, BodyLayout layout, int bodies) {
    Kind kind = KINDS.get(name);
    if (kind != null) {
      return kind.of(layout, bodies);
    }
    for (FineToCoarse.Omission omission : FineToCoarse.Omission.values()) {
      if (name.equals(without("f2c-lite", omission))) {
        return f2c(name, FineToCoarse.LITE.without(omission), layout, bodies);
      }
    }
    throw new IllegalArgumentException(
        "there is no kind of model %s; there are %s".formatted(name, KINDS.keySet()));
  }

  /** The name of a kind with one thing left out; there is such a kind for {@code f2c-lite}. */
  public static String without(String name, FineToCoarse.Omission omission) {
    return name + "-without-" + omission.name().toLowerCase(Locale.ROOT);
  }

  /** The same kind, fed with another stream. */
  public ActionModel seeing(MotionStream other) {
    if (stream != MotionStream.JOINT) {
      throw new IllegalStateException("%s sees %s already".formatted(name, stream.word()));
    }
    return new ActionModel(
        name, other, input, motion -> features.apply(other.of(motion)), networks);
  }

  private static ActionModel f2c(String name, FineToCoarse recipe, BodyLayout layout, int bodies) {
    return new ActionModel(
        name,
        MotionStream.JOINT,
        "images",
        recipe.images()::of,
        (classes, seed) -> recipe.network(layout, bodies, classes, seed));
  }

  private static ActionModel motionCnn(BodyLayout layout, int bodies) {
    FrameFeatures features = new FrameFeatures(FRAMES);
    MotionCnn recipe =
        new MotionCnn(FrameFeatures.groups(layout, bodies), FRAMES, MOTION_CNN_WIDTH);
    return new ActionModel(
        "motion-cnn",
        MotionStream.JOINT,
        "features",
        features::of,
        (classes, seed) -> recipe.network(classes, MOTION_CNN_DROPOUT, seed));
  }

  private static ActionModel lstm(BodyLayout layout, int bodies) {
    SkeletonLstm recipe = new SkeletonLstm(3 * layout.size() * bodies, FRAMES, LSTM_HIDDEN);
    return new ActionModel(
        "lstm", MotionStream.JOINT, "joints", new JointSequences(FRAMES)::byFrame, recipe::network);
  }

  private static ActionModel stGcn(String name, StGcn recipe, BodyLayout layout, int bodies) {
    return new ActionModel(
        name,
        MotionStream.JOINT,
        "joints",
        new JointSequences(FRAMES)::byBody,
        (classes, seed) -> recipe.network(layout, bodies, classes, seed));
  }
}
