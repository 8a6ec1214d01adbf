package io.miharu.app.run;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.detectors.crops.AppearanceNetwork;
import io.miharu.detectors.crops.PoseNetwork;
import io.miharu.detectors.onnx.FrameClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The networks that look closer at what the detector found, for one source. Owns them. Not
 * thread-safe.
 */
public final class Specialists implements AutoCloseable {

  /** None at all; closing it does nothing. */
  public static final Specialists NONE = new Specialists();

  private @Nullable PoseLook poses;
  private @Nullable AppearanceNetwork appearances;
  private @Nullable FrameLook frames;

  private Specialists() {}

  /**
   * Opens the networks for one source.
   *
   * @throws IOException when one is refused
   */
  static Specialists open(Networks networks) throws IOException {
    Specialists opened = new Specialists();
    try {
      if (networks.pose().isPresent()) {
        opened.poses = new PoseLook(PoseNetwork.open(networks.pose().get()));
      }
      if (networks.appearance().isPresent()) {
        opened.appearances = AppearanceNetwork.open(networks.appearance().get());
      }
      if (networks.classifier().isPresent()) {
        Path model = networks.classifier().get();
        FrameCalibration calibration = FrameCalibration.of(model);
        opened.frames = new FrameLook(FrameClassifier.open(model), calibration);
      }
      return opened;
    } catch (IOException | RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  /** What somebody in {@code frame} looks like; empty without a network for that. */
  Optional<Appearance> appearance(Frame frame, ConceptId label, Box box) throws IOException {
    return appearances == null ? Optional.empty() : appearances.appearance(frame, label, box);
  }

  /** The skeletons of those persons whose turn it is, in rising order of tracks. */
  List<TrackPose> poses(Frame frame, List<TrackState> tracks) throws IOException {
    return poses == null ? List.of() : poses.look(frame, tracks);
  }

  /** What the frame as a whole shows, the surest first. */
  List<ConceptScore> scene(Frame frame) throws IOException {
    return frames == null ? List.of() : frames.look(frame);
  }

  /** What can be said of the frame as a whole. */
  List<ConceptId> vocabulary() {
    return frames == null ? List.of() : frames.vocabulary();
  }

  @Override
  public void close() {
    if (poses != null) {
      poses.close();
    }
    if (appearances != null) {
      appearances.close();
    }
    if (frames != null) {
      frames.close();
    }
  }
}
