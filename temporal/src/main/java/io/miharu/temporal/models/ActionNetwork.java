package io.miharu.temporal.models;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.MotionStream;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A trained network of skeleton actions in an ONNX file, ready to answer.
 *
 * <p>The file says of itself which kind it is, which body layout and how many bodies it reads, and
 * its actions. Owns the native session; closing twice does nothing. Not thread-safe.
 */
public final class ActionNetwork implements AutoCloseable {

  private static final String KIND = "skeleton.kind";
  private static final String STREAM = "skeleton.stream";
  private static final String LAYOUT = "skeleton.layout";
  private static final String BODIES = "skeleton.bodies";
  private static final String HEADING = "skeleton.heading";
  private static final String SMOOTHING = "skeleton.smoothing";
  private static final String PLANAR = "skeleton.planar";
  private static final String ACTIONS = "skeleton.actions";

  /**
   * What a file says of itself.
   *
   * @param kind as in {@link ActionModel#named}
   * @param stream how it sees the motion
   * @param layout of the bodies it reads
   * @param bodies 1 or 2
   * @param heading whether clips are turned to the sensor
   * @param smoothings how often the sensor's tremble is taken out
   * @param planar whether it reads joints in a picture, without depth
   * @param actions names of the classes
   */
  public record Description(
      String kind,
      MotionStream stream,
      BodyLayout layout,
      int bodies,
      Heading heading,
      int smoothings,
      boolean planar,
      List<String> actions) {

    public Description {
      actions = List.copyOf(actions);
    }

    /** The kind of network with its features. */
    public ActionModel model() {
      return ActionModel.named(kind, layout, bodies).seeing(stream);
    }

    /** A clip as this kind of network wants it. */
    public NormalMotion normal(List<BodyMotion> motion) throws UnusableMotionException {
      NormalMotion normal =
          NormalMotion.of(MotionCleaner.clean(motion), heading).smoothed(smoothings);
      return planar ? normal.planar() : normal;
    }

    /** To be written into the file. */
    public Map<String, String> metadata() {
      Map<String, String> metadata = new LinkedHashMap<>();
      metadata.put(KIND, kind);
      metadata.put(STREAM, stream.word());
      metadata.put(LAYOUT, layout.skeleton().name());
      metadata.put(BODIES, String.valueOf(bodies));
      metadata.put(HEADING, heading.name().toLowerCase(Locale.ROOT));
      metadata.put(SMOOTHING, String.valueOf(smoothings));
      metadata.put(PLANAR, String.valueOf(planar));
      metadata.put(ACTIONS, String.join(",", actions));
      return metadata;
    }

    private static Description of(OnnxModel file) throws ModelFormatException {
      Map<String, String> metadata = file.metadata();
      String kind = metadata.getOrDefault(KIND, "");
      if (kind.isEmpty()) {
        throw new ModelFormatException(
            "%s says nothing of skeletons; needs a file of miharu train skeleton"
                .formatted(file.file()));
      }
      try {
        return new Description(
            kind,
            // Files from before there were streams see the joints.
            MotionStream.named(metadata.getOrDefault(STREAM, MotionStream.JOINT.word())),
            BodyLayout.named(metadata.getOrDefault(LAYOUT, "")),
            Integer.parseInt(metadata.getOrDefault(BODIES, "")),
            Heading.valueOf(metadata.getOrDefault(HEADING, "").toUpperCase(Locale.ROOT)),
            Integer.parseInt(metadata.getOrDefault(SMOOTHING, "")),
            Boolean.parseBoolean(metadata.getOrDefault(PLANAR, "")),
            List.of(metadata.getOrDefault(ACTIONS, "").split(",", -1)));
      } catch (IllegalArgumentException wrong) {
        throw new ModelFormatException(
            "%s describes its skeletons wrongly: %s".formatted(file.file(), wrong.getMessage()));
      }
    }
  }

  private final OnnxModel file;
  private final Description description;
  private final ActionModel model;
  private Optional<OnnxRun> run = Optional.empty();
  private int runRows;

  private ActionNetwork(OnnxModel file, Description description) {
    this.file = file;
    this.description = description;
    this.model = description.model();
  }

  /**
   * Opens a file that {@code miharu train skeleton} wrote.
   *
   * @throws ModelFormatException when it is none
   */
  public static ActionNetwork open(Path onnx) throws IOException {
    OnnxModel file = OnnxModel.open(onnx);
    try {
      return new ActionNetwork(file, Description.of(file));
    } catch (IOException | RuntimeException refused) {
      file.close();
      throw refused;
    }
  }

  public Description description() {
    return description;
  }

  /**
   * The share of each action in what the bodies do, adding up to 1; not calibrated. Two bodies are
   * looked at in both orders.
   *
   * @param motion as many bodies as the network reads, in its layout
   * @throws UnusableMotionException when too much of a body is missing
   */
  public double[] shares(List<BodyMotion> motion) throws IOException, UnusableMotionException {
    if (motion.size() != description.bodies()
        || !motion.get(0).layout().equals(description.layout())) {
      throw new IllegalArgumentException(
          "the network reads %d bodies of layout %s, got %d of %s"
              .formatted(
                  description.bodies(),
                  description.layout().skeleton().name(),
                  motion.size(),
                  motion.get(0).layout().skeleton().name()));
    }
    if (!description.planar() && flat(motion)) {
      throw new IllegalArgumentException(
          "the network was trained on joints in space, got joints in a picture; train it with"
              + " --planar");
    }
    NormalMotion normal = description.normal(motion);
    List<float[]> looks = new ArrayList<>(List.of(model.features().apply(normal)));
    if (description.bodies() == 2) {
      looks.add(model.features().apply(normal.swapped()));
    }
    return meanShares(logits(looks), looks.size());
  }

  private static boolean flat(List<BodyMotion> motion) {
    for (BodyMotion body : motion) {
      for (int t = 0; t < body.frames(); t++) {
        for (int joint = 0; joint < body.layout().size(); joint++) {
          float z = body.at(t, joint, 2);
          if (z != 0 && !Float.isNaN(z)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Scores of ready features, {@code [looks][actions]}, row-major. */
  public float[] logits(List<float[]> looks) throws IOException {
    if (run.isEmpty() || runRows != looks.size()) {
      run.ifPresent(OnnxRun::close);
      long[] shape = file.inputs().get(0).shape().stream().mapToLong(Long::longValue).toArray();
      shape[0] = looks.size();
      run = Optional.of(file.prepare(Map.of(model.input(), shape)));
      runRows = looks.size();
    }
    OnnxRun ready = run.orElseThrow();
    FloatBuffer input = ready.input(model.input());
    input.rewind();
    looks.forEach(input::put);
    ready.run();
    float[] logits = new float[looks.size() * description.actions().size()];
    FloatBuffer output = ready.output(ActionModel.OUTPUT);
    output.rewind();
    output.get(logits);
    return logits;
  }

  /**
   * Softmax of each row, then the mean of the rows.
   *
   * @param logits {@code [rows][classes]}, row-major
   */
  public static double[] meanShares(float[] logits, int rows) {
    int classes = logits.length / rows;
    double[] mean = new double[classes];
    for (int row = 0; row < rows; row++) {
      double[] exponentials = new double[classes];
      double top = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        top = Math.max(top, logits[row * classes + k]);
      }
      for (int k = 0; k < classes; k++) {
        exponentials[k] = Math.exp(logits[row * classes + k] - top);
      }
      double sum = Arrays.stream(exponentials).sum();
      for (int k = 0; k < classes; k++) {
        mean[k] += exponentials[k] / sum / rows;
      }
    }
    return mean;
  }

  @Override
  public void close() {
    run.ifPresent(OnnxRun::close);
    run = Optional.empty();
    file.close();
  }
}
