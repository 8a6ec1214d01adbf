package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.detectors.crops.PoseNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The networks that look closer at what the detector found, for one source. Owns them. Not
 * thread-safe.
 */
public final class Specialists implements AutoCloseable {

  /** None at all; closing it does nothing. */
  public static final Specialists NONE = new Specialists(Optional.empty());

  private final Optional<PoseLook> poses;

  private Specialists(Optional<PoseLook> poses) {
    this.poses = poses;
  }

  /**
   * Opens the networks for one source.
   *
   * @throws IOException when one is refused
   */
  static Specialists open(Networks networks) throws IOException {
    Optional<PoseLook> poses = Optional.empty();
    if (networks.pose().isPresent()) {
      poses = Optional.of(new PoseLook(PoseNetwork.open(networks.pose().get())));
    }
    return new Specialists(poses);
  }

  /** The skeletons of those persons whose turn it is, in rising order of tracks. */
  List<TrackPose> poses(Frame frame, List<TrackState> tracks) throws IOException {
    return poses.isPresent() ? poses.get().look(frame, tracks) : List.of();
  }

  @Override
  public void close() {
    poses.ifPresent(PoseLook::close);
  }
}
