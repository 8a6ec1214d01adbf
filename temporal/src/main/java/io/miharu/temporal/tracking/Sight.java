package io.miharu.temporal.tracking;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.PictureMotion;
import java.util.Optional;

/**
 * What a tracker may ask about the frame besides its detections. It asks for little, because every
 * answer may cost a run of a network.
 */
@FunctionalInterface
public interface Sight {

  /** Detections alone. */
  Sight NOTHING = (label, box) -> Optional.empty();

  /**
   * What the thing in a box looks like; empty where nobody can tell.
   *
   * @throws java.io.UncheckedIOException when the network itself is broken
   */
  Optional<Appearance> appearance(ConceptId label, Box box);

  /** How the camera's motion moved the picture since the last {@link Tracker#update}. */
  default PictureMotion cameraMotion() {
    return PictureMotion.NONE;
  }
}
