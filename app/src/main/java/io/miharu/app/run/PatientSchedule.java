package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a look off while frames are waiting that would be dropped: a look that comes later costs
 * less than a frame that nobody sees. For live sources. Not thread-safe.
 */
final class PatientSchedule implements Schedule {

  /**
   * No longer than this after the last one is a look put off, s: between looks that are further
   * apart, a crowd looks like the motion of the camera.
   */
  static final double LONGEST_S = 0.33;

  private final Schedule schedule;
  private final BooleanSupplier behind;
  private @Nullable MediaTime lookedAt;
  private boolean owed;
  private long skipped;

  /**
   * @param behind whether frames are waiting, as of now
   */
  PatientSchedule(Schedule schedule, BooleanSupplier behind) {
    this.schedule = schedule;
    this.behind = behind;
  }

  @Override
  public boolean isDue(Frame frame) {
    boolean due = schedule.isDue(frame);
    skipped += due && owed ? 1 : 0;
    owed |= due;
    if (!owed || (mayWait(frame.time()) && behind.getAsBoolean())) {
      return false;
    }
    owed = false;
    lookedAt = frame.time();
    return true;
  }

  private boolean mayWait(MediaTime now) {
    double since = lookedAt == null ? LONGEST_S : now.secondsSince(lookedAt);
    return since >= 0 && since < LONGEST_S;
  }

  /** How many looks were put off until the next one was due, and so never made. */
  long skipped() {
    return skipped;
  }
}
