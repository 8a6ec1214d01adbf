package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import org.jspecify.annotations.Nullable;

/** At most so many looks per second of video: events last tenths of a second at least. */
final class RateSchedule implements Schedule {

  /** For a network that somebody brought, whose every look stands by itself. */
  static final int NETWORK = 30;

  /** For what is built in: motion, which knows nothing new sooner, stands in between. */
  static final int EMBEDDED = 15;

  /** A little less than the time between two looks, because time stamps are rounded. */
  private final double leastSeconds;

  private @Nullable MediaTime lookedAt;

  /**
   * @param perSecond how many looks at most, 1 or more
   */
  RateSchedule(int perSecond) {
    leastSeconds = 0.9 / perSecond;
  }

  @Override
  public boolean isDue(Frame frame) {
    if (lookedAt != null && frame.time().secondsSince(lookedAt) < leastSeconds) {
      return false;
    }
    lookedAt = frame.time();
    return true;
  }
}
