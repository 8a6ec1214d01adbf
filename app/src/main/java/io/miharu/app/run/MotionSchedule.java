package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.motion.Activity;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Looks where something moves, within a budget, and once a second in any case.
 *
 * <p>A bucket earns a fixed share of a look with every frame (or by time, where looks per second
 * are given) and holds {@value #SAVED} at most. A look costs one and is due when the bucket holds
 * one and something moves, on every second frame at most; or when {@value #REFRESH_S} s have passed
 * without one, even on credit. So after a calm a newcomer is looked at often, which is when a track
 * is made or not, and steady traffic on every fifth frame. Follows from the frames alone, never
 * from the clock. Ours.
 */
final class MotionSchedule implements Schedule {

  /** Of the frames that would be looked at otherwise. */
  static final double SHARE = 1 / 5.0;

  static final double SAVED = 6;
  static final double REFRESH_S = 1;

  /** A pause in the video earns no more than this. */
  private static final double LONGEST_S = 1;

  private final Activity activity = new Activity();
  private final RateSchedule frames = new RateSchedule(RateSchedule.NETWORK);
  private final OptionalDouble perSecond;

  /** The first look is on credit, so that the budget holds for the shortest clip. */
  private double saved = SHARE;

  private int sinceLook;
  private @Nullable MediaTime last;
  private @Nullable MediaTime lookedAt;

  /**
   * @param perSecond looks per second of video on average; absent: {@link #SHARE} of the frames
   */
  MotionSchedule(OptionalDouble perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public boolean isDue(Frame frame) {
    if (!frames.isDue(frame)) {
      return false;
    }
    MediaTime now = frame.time();
    earn(now);
    sinceLook++;
    boolean moves = activity.moves(frame);
    boolean affordable = saved > 1 - 1e-9; // five fifths may sum to a little less than one
    if (lookedAt == null
        || now.secondsSince(lookedAt) >= REFRESH_S
        || (moves && affordable && sinceLook >= 2)) {
      saved--;
      sinceLook = 0;
      lookedAt = now;
      activity.looked();
      return true;
    }
    return false;
  }

  private void earn(MediaTime now) {
    if (last != null) {
      double earned =
          perSecond.isPresent()
              ? perSecond.getAsDouble() * Math.min(LONGEST_S, now.secondsSince(last))
              : SHARE;
      saved = Math.min(SAVED, saved + earned);
    }
    last = now;
  }
}
