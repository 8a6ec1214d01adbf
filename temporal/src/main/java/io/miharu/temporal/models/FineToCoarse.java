package io.miharu.temporal.models;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyPart;
import io.miharu.nets.graph.Blocks;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import io.miharu.temporal.skeletons.FeatureImages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fine-to-coarse network of skeleton actions: parts of the body in segments of time first, then
 * limbs with the torso, then upper and lower body, then the whole of both.
 *
 * <p>Source: Le, Inoue and Shinoda, "A Fine-to-Coarse Convolutional Neural Network for 3D Human
 * Action Recognition", BMVC 2018, arXiv:1805.11790. The paper's idea; widths, numbers of segments
 * and the pair stream are ours. Reads {@link FeatureImages}, shape {@code batch x streams x
 * segments x 6 x V x segmentFrames}, with two streams for one person and six for two, and gives
 * {@code logits}, {@code batch x classes}. All convolutions are 3 x 3 with zeros around, without
 * bias, each with batch normalisation and ReLU; weights are shared over segments and persons.
 *
 * @param widths channels after each of the four levels
 * @param segments into which time is cut, 3 or more
 * @param segmentFrames of each segment, a multiple of 2
 * @param without what is left out, to see what it is worth
 */
public record FineToCoarse(
    List<Integer> widths, int segments, int segmentFrames, Set<Omission> without) {

  /** What can be left out; the depth stays. */
  public enum Omission {
    /** All joints are one image from the start, with one set of weights. */
    PARTS,
    /** Time is one segment from the start. */
    SEGMENTS,
    /** Positions only. */
    VELOCITY,
    /** Two people are not compared with each other. */
    PAIR
  }

  /** Small and short enough for a plain processor: the default; see docs/decisions/0013. */
  public static final FineToCoarse LITE = new FineToCoarse(List.of(16, 32, 64, 64), 4, 8, Set.of());

  public static final FineToCoarse FULL =
      new FineToCoarse(List.of(32, 64, 128, 128), 4, 16, Set.of());

  private static final Window HALVE_TIME = Window.of(1, 2).withStride(1, 2);
  private static final int HIDDEN = 256;

  private static final List<BodyPart> LIMBS =
      List.of(BodyPart.LEFT_ARM, BodyPart.RIGHT_ARM, BodyPart.LEFT_LEG, BodyPart.RIGHT_LEG);

  public FineToCoarse {
    widths = List.copyOf(widths);
    without = Set.copyOf(without);
    if (widths.size() != 4 || segments < 3 || segmentFrames < 2 || segmentFrames % 2 != 0) {
      throw new IllegalArgumentException(
          "needs 4 widths, 3 segments or more and an even number of frames in each, got %s, %d, %d"
              .formatted(widths, segments, segmentFrames));
    }
  }

  /** The same with one thing left out. */
  public FineToCoarse without(Omission omission) {
    return new FineToCoarse(widths, segments, segmentFrames, Set.of(omission));
  }

  /** What it reads. */
  public FeatureImages images() {
    return without.contains(Omission.SEGMENTS)
        ? new FeatureImages(1, segments * segmentFrames)
        : new FeatureImages(segments, segmentFrames);
  }

  /**
   * The whole network.
   *
   * @param bodies 1, or 2 for people who interact
   * @param seed of the first weights
   */
  public Network network(BodyLayout layout, int bodies, int classes, long seed) {
    NetworkBuilder net = new NetworkBuilder("fine-to-coarse", seed);
    int streams = bodies == 1 ? 2 : 6;
    FeatureImages form = images();
    Tensor input =
        net.input(
            "images",
            streams,
            form.segments(),
            FeatureImages.CHANNELS,
            layout.size(),
            form.segmentFrames());
    // Differences come after the positions.
    Tensor images =
        without.contains(Omission.VELOCITY) ? input.slice(3, 0, FeatureImages.CHANNELS / 2) : input;
    List<Tensor> features = new ArrayList<>();
    features.add(bodyVector(net, images, layout, bodies));
    if (bodies == 2 && !without.contains(Omission.PAIR)) {
      Tensor both = images.slice(1, 4, 6).foldIntoBatch(1);
      // One person against the other, in both orders: the mean knows no order.
      features.add(both.apply(stream(net, "pair", layout)).unfold(2).mean(1));
    }
    Tensor joined = features.size() == 1 ? features.get(0) : Tensor.concat(1, features);
    net.output(
        "logits",
        joined
            .apply(net.dense("hidden", HIDDEN))
            .relu()
            .apply(net.dropout(0.5f))
            .apply(net.dense("classes", classes)));
    return net.build();
  }

  /** Whole body beside body parts; of two persons the larger value of each feature. */
  private Tensor bodyVector(NetworkBuilder net, Tensor images, BodyLayout layout, int bodies) {
    List<Tensor> views = new ArrayList<>();
    List<String> names = List.of("whole", "parts");
    for (int view = 0; view < 2; view++) {
      Tensor view1 = images.slice(1, view * bodies, (view + 1) * bodies).foldIntoBatch(1);
      Tensor vector = view1.apply(stream(net, names.get(view), layout));
      views.add(bodies == 1 ? vector : vector.unfold(bodies).max(1));
    }
    return Tensor.concat(1, views);
  }

  /** One stream: {@code batch x segments x 6 x V x frames} to {@code batch x widths[3]}. */
  private Layer stream(NetworkBuilder net, String name, BodyLayout layout) {
    return images -> {
      if (without.contains(Omission.PARTS)) {
        Tensor joints = level(net, name + ".0", 0, images);
        Tensor coarser = level(net, name + ".1", 1, windows(joints));
        Tensor whole = level(net, name + ".2", 2, windows(coarser));
        return last(net, name, whole);
      }
      Map<BodyPart, Tensor> parts = parts(net, name, images, layout);
      Map<BodyPart, Tensor> limbs = new EnumMap<>(BodyPart.class);
      for (BodyPart limb : LIMBS) {
        Tensor rows = joined(3, parts, List.of(limb, BodyPart.TORSO));
        limbs.put(limb, level(net, name + ".1." + limb.word(), 1, windows(rows)));
      }
      Tensor upper = joined(3, limbs, LIMBS.subList(0, 2));
      Tensor lower = joined(3, limbs, LIMBS.subList(2, 4));
      Tensor whole =
          Tensor.concat(
              3,
              List.of(
                  level(net, name + ".2.upper", 2, windows(upper)),
                  level(net, name + ".2.lower", 2, windows(lower))));
      return last(net, name, whole);
    };
  }

  /** Level 3. */
  private Tensor last(NetworkBuilder net, String name, Tensor windows) {
    return lined(windows).apply(convolution(net, name + ".3", widths.get(3))).globalAveragePool();
  }

  /** Level 0: each part by itself, {@code batch x segments x channels x joints x frames / 2}. */
  Map<BodyPart, Tensor> parts(NetworkBuilder net, String name, Tensor images, BodyLayout layout) {
    Map<BodyPart, Tensor> parts = new EnumMap<>(BodyPart.class);
    int row = 0;
    for (BodyPart part : BodyPart.values()) {
      int joints = layout.part(part).size();
      Tensor rows = images.slice(3, row, row + joints);
      parts.put(part, level(net, name + ".0." + part.word(), 0, rows));
      row += joints;
    }
    return parts;
  }

  /** Two convolutions and half the time, the same for every segment or window. */
  private Tensor level(NetworkBuilder net, String name, int level, Tensor windows) {
    int count = windows.shape().size(1);
    return windows
        .foldIntoBatch(1)
        .apply(convolution(net, name + ".a", widths.get(level)))
        .apply(convolution(net, name + ".b", widths.get(level)))
        .maxPool(HALVE_TIME)
        .unfold(count);
  }

  private static Layer convolution(NetworkBuilder net, String name, int channels) {
    return Blocks.convNormRelu(net, name, Conv.of(channels, Window.of(3, 3).withSamePadding()));
  }

  /** Each two neighbours joined in time: one window less than there were, but at least one. */
  private static Tensor windows(Tensor segments) {
    int count = segments.shape().size(1);
    if (count == 1) {
      return segments;
    }
    return Tensor.concat(4, List.of(segments.slice(1, 0, count - 1), segments.slice(1, 1, count)));
  }

  /** All windows one after the other: {@code batch x channels x rows x time}. */
  private static Tensor lined(Tensor windows) {
    int count = windows.shape().size(1);
    List<Tensor> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      each.add(windows.at(1, i));
    }
    return Tensor.concat(3, each);
  }

  private static Tensor joined(int axis, Map<BodyPart, Tensor> from, List<BodyPart> parts) {
    List<Tensor> chosen = new ArrayList<>();
    for (BodyPart part : parts) {
      Tensor tensor = from.get(part);
      if (tensor == null) {
        throw new AssertionError(part);
      }
      chosen.add(tensor);
    }
    return Tensor.concat(axis, chosen);
  }
}
