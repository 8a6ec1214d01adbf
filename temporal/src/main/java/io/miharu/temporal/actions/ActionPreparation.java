package io.miharu.temporal.actions;

import io.miharu.core.BodyLayout;
import io.miharu.core.ConceptId;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.temporal.skeletons.FeatureImages;
import io.miharu.temporal.skeletons.FrameFeatures;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How skeletons over time become what a network of actions reads, as its card carries it.
 * Immutable.
 *
 * @param features which numbers: {@code frame-features} or {@code feature-images}
 * @param layout of the bodies
 * @param bodies 1, or 2 for what two people do
 * @param joints whether they lie in space or in a picture
 * @param windowSeconds how much of the past it looks at, above 0
 * @param silent classes that are told apart but not reported
 */
public record ActionPreparation(
    String features,
    BodyLayout layout,
    int bodies,
    Joints joints,
    double windowSeconds,
    List<ConceptId> silent) {

  /** The task in a card of such a network. */
  public static final String TASK = "skeleton-action";

  /** Numbers of each moment in turn: {@link FrameFeatures}. */
  public static final String FRAME_FEATURES = "frame-features";

  /** Pictures of joints against time: {@link FeatureImages}. */
  public static final String FEATURE_IMAGES = "feature-images";

  private static final Map<String, Function<NormalMotion, float[]>> FEATURES =
      new TreeMap<>(
          Map.of(
              FRAME_FEATURES, FrameFeatures.DEFAULT::of,
              FEATURE_IMAGES, FeatureImages.DEFAULT::of));

  /** Where joints lie. */
  public enum Joints {
    /** Metres, as a depth sensor has them. */
    SPACE("space"),
    /** A picture, without depth. */
    PICTURE("picture");

    private final String word;

    Joints(String word) {
      this.word = word;
    }
  }

  public ActionPreparation {
    silent = List.copyOf(silent);
    if (!FEATURES.containsKey(features)
        || bodies < 1
        || bodies > 2
        || !(windowSeconds > 0 && windowSeconds < 60)) {
      throw new IllegalArgumentException(
          "skeleton actions need features of %s, 1 or 2 bodies and a window of up to 60 s, got %s, %d and %s s"
              .formatted(FEATURES.keySet(), features, bodies, windowSeconds));
    }
  }

  /** What a network reads of a clip. */
  public float[] values(NormalMotion motion) {
    Function<NormalMotion, float[]> known = FEATURES.get(features);
    if (known == null) {
      throw new AssertionError(features);
    }
    return known.apply(joints == Joints.PICTURE ? motion.planar() : motion);
  }

  /** How many looks at a clip make an answer. */
  int looks() {
    return 2 * bodies;
  }

  /** The clip, its mirror image, and of two bodies both in the other order. */
  public List<NormalMotion> looks(NormalMotion motion) {
    NormalMotion mirrored = motion.mirrored();
    return bodies == 1
        ? List.of(motion, mirrored)
        : List.of(motion, mirrored, motion.swapped(), mirrored.swapped());
  }

  /** As a card carries it. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("features", features);
    facts.put("layout", layout.skeleton().name());
    facts.put("bodies", String.valueOf(bodies));
    facts.put("joints", joints.word);
    facts.put("windowSeconds", String.valueOf(windowSeconds));
    facts.put("silent", String.join(",", silent.stream().map(ConceptId::value).toList()));
    return facts;
  }

  /**
   * Reads a card.
   *
   * @param where names the file in messages
   * @throws ModelFormatException when it is that of another kind of network, or lacks a fact
   */
  public static ActionPreparation of(NetworkCard card, String where) throws ModelFormatException {
    if (!card.task().equals(TASK) || card.inputs().size() != 1) {
      throw new ModelFormatException(
          "%s: needs the task \"%s\" and one input, but its card %s says \"%s\" and %s"
              .formatted(where, TASK, card.name(), card.task(), card.inputs()));
    }
    Map<String, String> facts = card.preparation();
    String silent = facts.getOrDefault("silent", "");
    try {
      return new ActionPreparation(
          facts.getOrDefault("features", "none"),
          BodyLayout.named(facts.getOrDefault("layout", "none")),
          Integer.parseInt(facts.getOrDefault("bodies", "none")),
          joints(facts.getOrDefault("joints", "none")),
          Double.parseDouble(facts.getOrDefault("windowSeconds", "none")),
          Arrays.stream(silent.split(",")).filter(s -> !s.isEmpty()).map(ConceptId::of).toList());
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(
          "%s: its card %s does not say what it reads: %s; train it again"
              .formatted(where, card.name(), refused.getMessage()),
          refused);
    }
  }

  private static Joints joints(String word) {
    return Arrays.stream(Joints.values())
        .filter(joints -> joints.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("joints are in space or in a picture, got " + word));
  }
}
