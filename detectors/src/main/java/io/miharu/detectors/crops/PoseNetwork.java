package io.miharu.detectors.crops;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.Joint;
import io.miharu.core.PixelFormat;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.Suppression;
import io.miharu.nets.onnx.CardedModel;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.TensorPort;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the joints of one person in a box of a frame, with a network that answers with a heat map
 * per joint.
 *
 * <p>Source: Xiao et al., "Simple Baselines for Human Pose Estimation and Tracking", ECCV 2018,
 * arXiv:1804.06208: the box is grown to the input's proportions and then by {@value #MARGIN}, as in
 * the authors' code; decoding is in {@link HeatmapPeak}. Heat map cell i was trained to mean input
 * pixel {@code i · stride}, whose centre lies half a pixel further.
 *
 * <p>A joint whose peak is below the card's {@code minConfidence} is missing, and so is one that
 * falls outside the frame. One crop at a time: networks of this kind come with a batch of one.
 * Costs one run of the network (about 5 ms for a crop of 192 x 256 px) and one full-size BGR view
 * of the frame, which all who ask share. Owns the network. Not thread-safe.
 */
public final class PoseNetwork implements AutoCloseable {

  static final double MARGIN = 1.25;

  private static final String HEAD = "heatmaps";

  /** The usual statistics of ImageNet, with which nearly all such networks are trained. */
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);

  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final int USUAL_STRIDE = 4;
  private static final double USUAL_LEAST = 0.2;

  private final CardedModel network;
  private final CropSampler sampler;
  private final SkeletonLayout layout;
  private final String output;
  private final int columns;
  private final int rows;

  private PoseNetwork(CardedModel network, SkeletonLayout layout, TensorPort output) {
    this.network = network;
    this.sampler = new CropSampler(network.card().input());
    this.layout = layout;
    this.output = output.name();
    this.rows = Math.toIntExact(output.shape().get(2));
    this.columns = Math.toIntExact(output.shape().get(3));
  }

  /**
   * Opens a model file.
   *
   * @throws ModelFormatException when it cannot be read, finds no joints, or fails its self-test
   */
  public static PoseNetwork open(Path file) throws IOException {
    CardedModel network = CardedModel.open(file, ModelCard.POSE, "--pose", PoseNetwork::guess);
    try {
      ModelCard card = network.card();
      Optional<TensorPort> maps = maps(network.model(), card.labels().size());
      List<String> joints = card.labels().stream().map(label -> label.value()).toList();
      if (!card.head().equals(HEAD) || maps.isEmpty()) {
        throw new ModelFormatException(
            "%s: a pose network has the head \"%s\" and one output 1x%dxHxW, a map for each of its card's labels; its card %s says \"%s\", the file has %s"
                .formatted(
                    file, HEAD, joints.size(), card.name(), card.head(), network.model().shapes()));
      }
      if (!joints.equals(SkeletonLayout.COCO_17.joints())) {
        throw new ModelFormatException(
            "%s: its card %s must have the joints of %s as labels, in this order: %s; got %s"
                .formatted(
                    file,
                    card.name(),
                    SkeletonLayout.COCO_17.name(),
                    SkeletonLayout.COCO_17.joints(),
                    joints));
      }
      return new PoseNetwork(network, SkeletonLayout.COCO_17, maps.get());
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  /** What is known of the model. */
  public ModelCard card() {
    return network.card();
  }

  /**
   * The joints of the person in {@code person}.
   *
   * @param frame borrowed
   * @param person around the whole body, in pixels of the frame
   */
  public Pose pose(Frame frame, Box person) throws IOException {
    ImageInput input = network.card().input();
    Box part = around(person, input);
    sampler.sample(frame.pixels(PixelFormat.BGR24), part, network.input());
    network.run();
    FloatBuffer maps = network.output(output);
    List<Joint> joints = new ArrayList<>();
    for (int joint = 0; joint < layout.joints().size(); joint++) {
      HeatmapPeak peak = HeatmapPeak.of(maps, joint, columns, rows);
      double x = part.left() + edge(peak.x(), input.width(), columns) * part.width();
      double y = part.top() + edge(peak.y(), input.height(), rows) * part.height();
      boolean inside = x >= 0 && x < frame.width() && y >= 0 && y < frame.height();
      joints.add(
          peak.value() >= network.card().minConfidence() && inside
              ? new Joint((float) x, (float) y, Math.max(0, Math.min(1, peak.value())))
              : Joint.MISSING);
    }
    return new Pose(layout, joints);
  }

  /** Of a place in cells, the share of the part that lies before it. */
  private static double edge(double cells, int pixels, int count) {
    double stride = (double) pixels / count;
    return (cells * stride + 0.5) / pixels;
  }

  /** The box with the proportions of the input, and some of what lies around it. */
  static Box around(Box person, ImageInput input) {
    double height =
        Math.max(person.height(), person.width() * input.height() / input.width()) * MARGIN;
    return Box.centred(
        person.centreX(), person.centreY(), height * input.width() / input.height(), height);
  }

  private static Optional<TensorPort> maps(OnnxModel model, int joints) {
    return model.outputs().size() == 1
            && model.outputs().get(0).isFixed()
            && model.outputs().get(0).isFloat(1, joints, -1, -1)
        ? Optional.of(model.outputs().get(0))
        : Optional.empty();
  }

  private static ModelCard guess(OnnxModel model) throws ModelFormatException {
    int joints = SkeletonLayout.COCO_17.joints().size();
    Optional<TensorPort> maps = maps(model, joints);
    if (maps.isPresent()
        && model.inputs().size() == 1
        && model
            .inputs()
            .get(0)
            .isFloat(
                1,
                3,
                maps.get().shape().get(2) * USUAL_STRIDE,
                maps.get().shape().get(3) * USUAL_STRIDE)) {
      return new ModelCard(
          "pose",
          ModelCard.POSE,
          HEAD,
          new ImageInput(
              Math.toIntExact(maps.get().shape().get(3) * USUAL_STRIDE),
              Math.toIntExact(maps.get().shape().get(2) * USUAL_STRIDE),
              PixelFormat.RGB24,
              1 / 255.0,
              IMAGENET_MEAN,
              IMAGENET_STD,
              0,
              false),
          SkeletonLayout.COCO_17.joints().stream().map(ConceptId::of).toList(),
          USUAL_LEAST,
          Suppression.USUAL,
          "not stated",
          "recognised by its shapes as heat maps of %d joints".formatted(joints),
          Optional.empty());
    }
    throw new ModelFormatException(
        "%s is no pose network that we know: it has %s. Known by its shapes is one input 1x3xHxW with one output 1x%dx(H/4)x(W/4), heat maps of the COCO joints; for others put a card beside it: %s"
            .formatted(
                model.file(),
                model.shapes(),
                joints,
                CardCatalog.beside(model.file()).getFileName()));
  }

  @Override
  public void close() {
    network.close();
  }
}
