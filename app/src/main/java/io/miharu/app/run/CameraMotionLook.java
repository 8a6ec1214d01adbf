package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how the camera moves while it does, by the network that comes with the engine: of each
 * second ({@value #HOP_SECONDS}). Where the camera stands, nothing is looked at, and the network is
 * not even read. Owns the network. Not thread-safe.
 */
final class CameraMotionLook implements AutoCloseable {

  static final double HOP_SECONDS = 1;

  /** How long the camera may seem to stand before what was seen is forgotten. */
  private static final double PAUSE_SECONDS = 0.5;

  private @Nullable ClipLook clips;
  private @Nullable MediaTime moved;

  /**
   * Looks at the next frame.
   *
   * @param frame borrowed
   * @param moving whether the camera is known to move
   */
  List<ConceptScore> look(Frame frame, boolean moving) throws IOException {
    MediaTime time = frame.time();
    if (moving) {
      moved = time;
    } else if (moved == null) {
      return List.of();
    } else if (time.secondsSince(moved) > PAUSE_SECONDS) {
      forget();
      return List.of();
    }
    ClipLook known = clips;
    if (known == null) {
      known = new ClipLook(ClipNetwork.cameraMotion(), HOP_SECONDS);
      clips = known;
    }
    return known.look(new SharedGreyFrame(frame));
  }

  /** Forgets what was seen, because time jumped, the scene was cut, or the camera stands. */
  void forget() {
    moved = null;
    if (clips != null) {
      clips.forget();
    }
  }

  @Override
  public void close() {
    if (clips != null) {
      clips.close();
    }
  }
}
