package io.miharu.learning.detector;

import io.miharu.nets.graph.Blocks;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The detector of our own: a single-shot network without anchors, with plain 3x3 convolutions of
 * few channels, which ONNX Runtime computes faster than depthwise ones of as many multiplications.
 *
 * <p>The picture is cut into patches of 4 px at once; then three halvings, whose results meet from
 * coarse to fine (Lin et al., "Feature Pyramid Networks", CVPR 2017), enlarged by sub-pixel
 * convolution (Shi et al., CVPR 2016). Per cell of stride 8, 16 and 32 it says what YOLOX says: the
 * offset of the centre and the logarithm of the size in strides, object, and one number per class.
 *
 * @param width of the picture, a multiple of 32, px
 * @param height of the picture, a multiple of 32, px
 * @param classes how many
 */
public record DetectorNetwork(int width, int height, int classes) {

  /** What the card and the weights are called. */
  public static final String NAME = "miharu-detector";

  /**
   * {@code batch x 3 x height x width}: blue, green, red, each {@code (byte / 255 - 0.5) / 0.25}.
   */
  public static final String INPUT = "images";

  /** {@code batch x cells x (5 + classes)}, finest stride first. */
  public static final String OUTPUT = "output";

  /** {@code batch x cells x numbers}: what a teacher says of each cell, only while it is learnt. */
  static final String HINTS = "hints";

  static final int[] STRIDES = {8, 16, 32};

  /** Added to a variance before its root, in batch normalisation. */
  static final double EPSILON = 1e-5;

  /** What width and height are multiples of, px: the coarsest stride. */
  static final int MULTIPLE = 32;

  private static final int PATCH = 4;
  private static final int STEM = 16;
  private static final int FINE = 32;
  private static final int MIDDLE = 64;
  private static final int COARSE = 80;
  private static final int NECK = 32;

  /** Between the neck and the hints, which are many and need not be said by so few channels. */
  private static final int HINT = 96;

  /** What each cell believes at first: that there is nothing (Lin et al., "Focal Loss", 4.1). */
  private static final float FIRST_OBJECT = (float) -Math.log((1 - 0.01) / 0.01);

  public DetectorNetwork {
    boolean fits = width > 0 && height > 0 && width % MULTIPLE == 0 && height % MULTIPLE == 0;
    if (!fits || classes < 1) {
      throw new IllegalArgumentException(
          "the detector needs a width and height that are multiples of %d px and a class or more, got %d x %d px and %d"
              .formatted(MULTIPLE, width, height, classes));
    }
  }

  /** How many cells of all strides there are. */
  public int cells() {
    return (int) cells(width, height);
  }

  /** How many cells of all strides a picture of a size has. */
  static long cells(long width, long height) {
    long cells = 0;
    for (int stride : STRIDES) {
      cells += (width / stride) * (height / stride);
    }
    return cells;
  }

  /** Numbers per cell. */
  public int values() {
    return 5 + classes;
  }

  /**
   * As it is trained: with batch normalisation, object and classes before their sigmoid.
   *
   * @param hints how many numbers of a teacher's it also says of each cell, as {@link #HINTS}; with
   *     0 there is no such output
   */
  public Network trained(long seed, int hints) {
    return new Writer(seed, true, hints).network(false);
  }

  /** As it is served: normalisation folded into the convolutions, probabilities at the end. */
  public Network served() {
    return new Writer(0, false, 0).network(true);
  }

  /** Whether a parameter is only there to learn hints, and not served. */
  static boolean isForHints(String parameter) {
    return parameter.startsWith("hint");
  }

  /**
   * The weights of the served network.
   *
   * @param weights of the trained one
   * @param objectShift added to every cell's object before its sigmoid, so that a confidence of 0.5
   *     is where the detector serves best
   */
  public Map<String, float[]> folded(Map<String, float[]> weights, double objectShift) {
    Map<String, float[]> folded = new LinkedHashMap<>();
    for (String name : served().parameters().keySet()) {
      String layer = name.substring(0, name.lastIndexOf('.'));
      float[] values = known(weights, layer + ".weight").clone();
      if (weights.containsKey(layer + ".norm.gain")) {
        float[] bias = fold(weights, layer + ".norm", values);
        folded.put(name, name.endsWith(".bias") ? bias : values);
      } else {
        folded.put(name, known(weights, name).clone());
      }
      if (name.startsWith("say") && name.endsWith(".bias")) {
        float[] bias = known(folded, name);
        bias[4] += (float) objectShift;
      }
    }
    return folded;
  }

  /** Scales the kernels in place and gives the bias: {@code W' = W g / s}, {@code b - m g / s}. */
  private static float[] fold(Map<String, float[]> weights, String norm, float[] kernels) {
    float[] gain = known(weights, norm + ".gain");
    float[] bias = known(weights, norm + ".bias").clone();
    float[] mean = known(weights, norm + ".mean");
    float[] variance = known(weights, norm + ".variance");
    int taps = kernels.length / gain.length;
    for (int c = 0; c < gain.length; c++) {
      double factor = gain[c] / Math.sqrt(variance[c] + EPSILON);
      for (int i = 0; i < taps; i++) {
        kernels[c * taps + i] = (float) (kernels[c * taps + i] * factor);
      }
      bias[c] = (float) (bias[c] - mean[c] * factor);
    }
    return bias;
  }

  private static float[] known(Map<String, float[]> weights, String name) {
    float[] values = weights.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "weights of %s need %s; are they of another network?".formatted(NAME, name));
    }
    return values;
  }

  /** Writes the network in one of its two forms. */
  private final class Writer {

    private final NetworkBuilder net;
    private final boolean normalised;
    private final int hints;

    Writer(long seed, boolean normalised, int hints) {
      this.hints = hints;
      this.net = new NetworkBuilder(NAME, seed);
      this.normalised = normalised;
    }

    Network network(boolean probabilities) {
      Tensor picture = net.input(INPUT, 3, height, width);
      Window patch = Window.of(6, 6).withStride(PATCH, PATCH).withPadding(1, 1);
      Tensor stem = picture.apply(layer("stem", STEM, patch));
      Tensor fine = stem.apply(layer("fine", FINE, half()));
      fine = fine.plus(fine.apply(layer("fine2", FINE, same())));
      fine = fine.plus(fine.apply(layer("fine3", FINE, same())));
      Tensor middle = fine.apply(layer("middle", MIDDLE, half()));
      middle = middle.plus(middle.apply(layer("middle2", MIDDLE, same())));
      Tensor coarse = middle.apply(layer("coarse", COARSE, half()));
      // Twice, so that a cell sees all of a lorry that fills half of the picture.
      coarse = coarse.plus(coarse.apply(layer("coarse2", COARSE, same())));
      coarse = coarse.plus(coarse.apply(layer("coarse3", COARSE, same())));

      Tensor neck = coarse.apply(layer("neck32", NECK, one()));
      Tensor neck16 =
          middle
              .apply(net.convolution("lateral16", Conv.of(NECK, one())))
              .plus(doubled(neck, "up16"));
      Tensor neck8 =
          fine.apply(net.convolution("lateral8", Conv.of(NECK, one())))
              .plus(doubled(neck16, "up8"));
      Tensor all =
          Tensor.concat(1, List.of(said(neck8, "8"), said(neck16, "16"), said(neck, "32")));
      net.output(OUTPUT, probabilities ? probabilities(all) : all);
      if (hints > 0) {
        net.output(
            HINTS,
            Tensor.concat(
                1, List.of(hinted(neck8, "8"), hinted(neck16, "16"), hinted(neck, "32"))));
      }
      for (int stride : STRIDES) {
        float[] bias = new float[values()];
        Arrays.fill(bias, 0, 2, 0.5f); // the middle of the cell
        Arrays.fill(bias, 2, 4, (float) Math.log(3)); // most things are larger than a cell
        bias[4] = FIRST_OBJECT;
        net.startFrom("say" + stride + ".bias", bias);
      }
      return net.build();
    }

    /** Numbers of every cell of a stride: {@code batch x cells x values}. */
    private Tensor said(Tensor features, String stride) {
      Tensor said =
          features
              .apply(layer("head" + stride, NECK, same()))
              .apply(net.convolution("say" + stride, Conv.of(values(), one())));
      return byCell(said);
    }

    private Tensor hinted(Tensor features, String stride) {
      Tensor hinted =
          features
              .apply(layer("hint" + stride, HINT, one()))
              .apply(net.convolution("hints" + stride, Conv.of(hints, one())));
      return byCell(hinted);
    }

    private static Tensor byCell(Tensor said) {
      int cells = said.shape().size(2) * said.shape().size(3);
      return said.reshape(said.shape().size(1), cells).permute(0, 2, 1);
    }

    /** Twice as high and wide: four channels for each become its 2x2 px. */
    private Tensor doubled(Tensor x, String name) {
      return x.apply(net.convolution(name, Conv.of(4 * NECK, one()))).depthToSpace(2);
    }

    private Tensor probabilities(Tensor all) {
      return Tensor.concat(2, List.of(all.slice(2, 0, 4), all.slice(2, 4, values()).sigmoid()));
    }

    private Layer layer(String name, int channels, Window window) {
      if (normalised) {
        return Blocks.convNormRelu(net, name, Conv.of(channels, window));
      }
      Layer convolution = net.convolution(name, Conv.of(channels, window));
      return x -> x.apply(convolution).relu();
    }

    private static Window one() {
      return Window.of(1, 1);
    }

    private static Window same() {
      return Window.of(3, 3).withPadding(1, 1);
    }

    private static Window half() {
      return same().withStride(2, 2);
    }
  }
}
