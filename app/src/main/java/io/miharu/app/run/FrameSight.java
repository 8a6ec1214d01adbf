package io.miharu.app.run;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.PictureMotion;
import io.miharu.temporal.tracking.Sight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the tracker may ask about one frame, as long as that is lent.
 *
 * @param motion of the camera since the last frame that was looked at
 */
record FrameSight(Frame frame, Specialists specialists, PictureMotion motion) implements Sight {

  @Override
  public Optional<Appearance> appearance(ConceptId label, Box box) {
    try {
      return specialists.appearance(frame, label, box);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public PictureMotion cameraMotion() {
    return motion;
  }
}
