package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import org.jspecify.annotations.Nullable;

/** At most 30 looks per second of video: events last tenths of a second at least. */
final class RateSchedule implements Schedule {

  /** A little less than 1/30 s, because time stamps are rounded. */
  private static final double LOOK_EVERY_SECONDS = 0.9 / 30;

  private @Nullable MediaTime lookedAt;

  @Override
  public boolean isDue(Frame frame) {
    if (lookedAt != null && frame.time().secondsSince(lookedAt) < LOOK_EVERY_SECONDS) {
      return false;
    }
    lookedAt = frame.time();
    return true;
  }
}
