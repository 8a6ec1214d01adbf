package io.miharu.app.run;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.detectors.crops.AppearanceNetwork;
import io.miharu.detectors.crops.PoseNetwork;
import io.miharu.detectors.onnx.FrameClassifier;
import io.miharu.temporal.falls.FallNetwork;
import io.miharu.temporal.falls.FallWatch;
import io.miharu.temporal.sequences.SequenceApplier;
import io.miharu.temporal.sequences.SequenceNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The networks that look closer at what the detector found, for one source. Owns them. Not
 * thread-safe.
 */
public final class Specialists implements AutoCloseable {

  /** None at all; closing it does nothing. */
  public static final Specialists NONE = new Specialists(false);

  private static final ConceptId SCUFFLE = ConceptId.of("scuffle");
  private static final ConceptId AGITATION = ConceptId.of("agitation");

  private @Nullable PoseLook poses;
  private ScuffleLook.@Nullable Skeletons skeletons;
  private final boolean boxesOfANetwork;
  private ScuffleLook scuffles = new ScuffleLook();
  private @Nullable CameraMotionLook camera;
  private @Nullable ClipLook clips;
  private @Nullable ActionLook actions;
  private @Nullable AppearanceNetwork appearances;
  private @Nullable FrameLook frames;
  private @Nullable FallNetwork falls;
  private @Nullable SequenceNetwork sequenceNetwork;
  private @Nullable SequenceApplier sequences;

  private Specialists(boolean boxesOfANetwork) {
    this.boxesOfANetwork = boxesOfANetwork;
  }

  /**
   * Opens the networks for one source.
   *
   * @param boxesOfANetwork whether people are detected by a network: the boxes of moving regions
   *     change their shape whatever people do
   * @throws IOException when one is refused
   */
  static Specialists open(Networks networks, boolean boxesOfANetwork) throws IOException {
    Specialists opened = new Specialists(boxesOfANetwork);
    opened.camera = new CameraMotionLook();
    try {
      if (networks.pose().isPresent()) {
        PoseLook poses = new PoseLook(PoseNetwork.open(networks.pose().get()));
        opened.poses = poses;
        opened.skeletons = poses.network()::pose;
        if (boxesOfANetwork) {
          opened.actions = ActionLook.open(networks.actions());
        }
      }
      if (networks.appearance().isPresent()) {
        opened.appearances = AppearanceNetwork.open(networks.appearance().get());
      }
      if (networks.classifier().isPresent()) {
        Path model = networks.classifier().get();
        FrameCalibration calibration = FrameCalibration.of(model);
        opened.frames = new FrameLook(FrameClassifier.open(model), calibration);
      }
      if (networks.clips().isPresent()) {
        opened.clips = ClipLook.open(networks.clips().get());
      }
      if (networks.sequences().isPresent()) {
        opened.sequenceNetwork = SequenceNetwork.open(networks.sequences().get());
        opened.sequences = new SequenceApplier(opened.sequenceNetwork);
      }
      opened.falls = FallNetwork.shipped();
      return opened;
    } catch (IOException | RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  /** Those that look at scuffles alone, with skeletons from elsewhere: for tests. */
  static Specialists ofScuffles(ScuffleLook.Skeletons skeletons, boolean boxesOfANetwork) {
    Specialists specialists = new Specialists(boxesOfANetwork);
    specialists.skeletons = skeletons;
    return specialists;
  }

  /** What somebody in {@code frame} looks like; empty without a network for that. */
  Optional<Appearance> appearance(Frame frame, ConceptId label, Box box) throws IOException {
    return appearances == null ? Optional.empty() : appearances.appearance(frame, label, box);
  }

  /** The skeletons of those persons whose turn it is, in rising order of tracks. */
  List<TrackPose> poses(Frame frame, List<TrackState> tracks) throws IOException {
    return poses == null ? List.of() : poses.look(frame, tracks);
  }

  /**
   * What was said of a frame that was looked at, and where skeletons can be seen, whether people
   * scuffle in it; then not how agitated the picture is, which is a worse guess at the same thing,
   * and says nothing where the camera pans.
   *
   * @param detections all of the frame, also those of little confidence
   */
  List<ConceptScore> withScuffle(Frame frame, List<Detection> detections, List<ConceptScore> said)
      throws IOException {
    if (skeletons == null || !boxesOfANetwork) {
      return said;
    }
    if (scuffles.isDue(frame.time())) {
      scuffles.people(frame, detections, skeletons);
    }
    OptionalDouble probability = scuffles.probability();
    if (probability.isEmpty() && !scuffles.pans()) {
      return said;
    }
    List<ConceptScore> scores =
        new ArrayList<>(said.stream().filter(score -> !score.concept().equals(AGITATION)).toList());
    probability.ifPresent(
        p -> scores.add(ConceptScore.ofScene(SCUFFLE, frame.time(), p, "people")));
    return scores;
  }

  /**
   * What tracked people do, from their skeletons over time; call after {@link #withScuffle}, which
   * looks at them.
   *
   * @param looked whether it was called for this frame
   */
  List<ConceptScore> actions(MediaTime time, List<TrackState> tracks, boolean looked)
      throws IOException {
    return actions == null
        ? List.of()
        : actions.look(time, tracks, looked ? scuffles.people(time) : List.of());
  }

  /** Who watches people for falls in pictures of a size; nobody without the network for it. */
  Optional<FallWatch> fallWatch(int width, int height) {
    return Optional.ofNullable(falls).map(network -> new FallWatch(network, width, height));
  }

  /** Forgets how people moved, because time jumped or the scene was cut. */
  void reset() {
    scuffles = new ScuffleLook();
    if (camera != null) {
      camera.forget();
    }
    if (clips != null) {
      clips.forget();
    }
    if (actions != null) {
      actions.reset();
    }
    if (sequences != null) {
      sequences.forget();
    }
  }

  /**
   * How the camera moves, where it does.
   *
   * @param moves whether it is known to
   */
  List<ConceptScore> cameraMotion(Frame frame, boolean moves) throws IOException {
    return camera == null ? List.of() : camera.look(frame, moves);
  }

  /** What the frame as a whole shows, the surest first, and what happens about then. */
  List<ConceptScore> scene(Frame frame) throws IOException {
    List<ConceptScore> scores = new ArrayList<>();
    if (frames != null) {
      scores.addAll(frames.look(frame));
    }
    if (clips != null) {
      scores.addAll(clips.look(frame));
    }
    return scores;
  }

  /**
   * What happens, by all that is said over time.
   *
   * @param said of this moment by everybody else
   */
  List<ConceptScore> happening(MediaTime time, List<ConceptScore> said) throws IOException {
    return sequences == null ? List.of() : sequences.look(time, said);
  }

  /** What can be said of the frame as a whole, and of what people do. */
  List<ConceptId> vocabulary() {
    List<ConceptId> words = new ArrayList<>();
    if (frames != null) {
      words.addAll(frames.vocabulary());
    }
    if (clips != null) {
      words.addAll(clips.vocabulary());
    }
    if (actions != null) {
      words.addAll(actions.vocabulary());
    }
    if (sequences != null) {
      words.addAll(sequences.vocabulary());
    }
    return words;
  }

  @Override
  public void close() {
    if (camera != null) {
      camera.close();
    }
    if (poses != null) {
      poses.close();
    }
    if (actions != null) {
      actions.close();
    }
    if (appearances != null) {
      appearances.close();
    }
    if (frames != null) {
      frames.close();
    }
    if (falls != null) {
      falls.close();
    }
    if (sequenceNetwork != null) {
      sequenceNetwork.close();
    }
    if (clips != null) {
      clips.close();
    }
  }
}
