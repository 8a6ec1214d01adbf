package io.miharu.temporal.actions;

import io.miharu.core.BodyMotion;
import io.miharu.core.ConceptId;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import io.miharu.temporal.actions.ActionPreparation.Joints;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A network of skeleton actions with its card, checked and ready: some seconds of one body or two
 * in, calibrated probabilities out.
 *
 * <p>Owns the network. Closing twice does nothing. Not thread-safe.
 */
public final class SkeletonActionNetwork implements AutoCloseable {

  private static final String PAIR = "skeleton-pair-2d.onnx";
  private static final String PERSON = "skeleton-person-2d.onnx";

  /** Written by {@code miharu train skeleton}, whose files have no card in them. */
  private static final String UNCARDED = "skeleton.kind";

  private final CardedNetwork network;
  private final OnnxRun run;
  private final ActionPreparation preparation;
  private final Calibration calibration;

  private SkeletonActionNetwork(
      CardedNetwork network, OnnxRun run, ActionPreparation preparation, Calibration calibration) {
    this.network = network;
    this.run = run;
    this.preparation = preparation;
    this.calibration = calibration;
  }

  /** What two people do, from skeletons in a picture; shipped with the engine. */
  public static SkeletonActionNetwork pair() throws IOException {
    return shipped(PAIR);
  }

  /** What one person does, from skeletons in a picture; shipped with the engine. */
  public static SkeletonActionNetwork person() throws IOException {
    return shipped(PERSON);
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card or another kind of card, or is
   *     not calibrated: only calibrated probabilities may reach events
   */
  public static SkeletonActionNetwork open(Path file) throws IOException {
    try (OnnxModel model = OnnxModel.open(file)) {
      if (model.metadata().containsKey(UNCARDED)) {
        throw new ModelFormatException(
            "%s: was written by miharu train skeleton for clips and has no calibration; networks that watch are trained with miharu train pose-actions"
                .formatted(file));
      }
    }
    return checked(CardedNetwork.open(file), String.valueOf(file.getFileName()));
  }

  private static SkeletonActionNetwork shipped(String name) throws IOException {
    try (InputStream in = SkeletonActionNetwork.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + name);
      }
      return checked(CardedNetwork.of(Path.of(name), in.readAllBytes()), name);
    }
  }

  private static SkeletonActionNetwork checked(CardedNetwork network, String where)
      throws IOException {
    try {
      ActionPreparation preparation = ActionPreparation.of(network.card(), where);
      Calibration calibration = network.calibration();
      return new SkeletonActionNetwork(
          network, network.prepare(preparation.looks()), preparation, calibration);
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  public NetworkCard card() {
    return network.card();
  }

  public ActionPreparation preparation() {
    return preparation;
  }

  /** The classes, in the order of {@link #probabilities}. */
  public List<ConceptId> labels() {
    return network.card().labels();
  }

  /**
   * Refuses networks for joints in space where there are only pictures.
   *
   * @throws ModelFormatException when it is one
   */
  public SkeletonActionNetwork forPictures() throws ModelFormatException {
    if (preparation.joints() != Joints.PICTURE) {
      throw new ModelFormatException(
          "%s: its card says that it was trained on joints in space, and a video shows them in a picture, without depth; train it with miharu train pose-actions"
              .formatted(card().name()));
    }
    return this;
  }

  /**
   * The calibrated probabilities of the classes, in [0, 1], adding up to 1. The mirrored motion is
   * looked at too, and two bodies in both orders.
   *
   * @param motion as many bodies as the network reads, in its layout, with the same times
   * @throws UnusableMotionException when too much of a body is missing
   */
  public double[] probabilities(List<BodyMotion> motion)
      throws IOException, UnusableMotionException {
    check(motion);
    NormalMotion normal = NormalMotion.of(MotionCleaner.clean(motion), Heading.KEPT);
    FloatBuffer input = run.input(card().inputs().get(0).name());
    int at = 0;
    for (NormalMotion look : preparation.looks(normal)) {
      float[] values = preparation.values(look);
      input.put(at, values);
      at += values.length;
    }
    run.run();
    FloatBuffer answer = run.output(card().output());
    int classes = labels().size();
    float[] mean = new float[classes];
    for (int look = 0; look < preparation.looks(); look++) {
      for (int k = 0; k < classes; k++) {
        mean[k] += answer.get(look * classes + k) / preparation.looks();
      }
    }
    return calibration.probabilities(mean);
  }

  private void check(List<BodyMotion> motion) {
    if (motion.size() != preparation.bodies()
        || !motion.get(0).layout().equals(preparation.layout())) {
      throw new IllegalArgumentException(
          "%s reads %d bodies of layout %s, got %d of %s"
              .formatted(
                  card().name(),
                  preparation.bodies(),
                  preparation.layout().skeleton().name(),
                  motion.size(),
                  motion.get(0).layout().skeleton().name()));
    }
    if (preparation.joints() == Joints.SPACE && flat(motion)) {
      throw new IllegalArgumentException(
          "%s was trained on joints in space, got joints in a picture; train one with miharu train pose-actions"
              .formatted(card().name()));
    }
  }

  private static boolean flat(List<BodyMotion> motion) {
    for (BodyMotion body : motion) {
      float[] values = body.values();
      for (int at = 2; at < values.length; at += BodyMotion.AXES) {
        if (values[at] != 0 && !Float.isNaN(values[at])) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    run.close();
    network.close();
  }
}
