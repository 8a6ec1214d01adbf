package io.miharu.app.run;

import io.miharu.core.Frame;

/**
 * Decides on which frames the detector looks. Called with every frame in order. Not thread-safe.
 */
interface Schedule {

  boolean isDue(Frame frame);

  /**
   * The schedule of a plan.
   *
   * @param brought whether somebody's own network looks, and not what is built in
   */
  static Schedule of(LookPlan plan, boolean brought) {
    return switch (plan.kind()) {
      case EVERY ->
          plan.every().isPresent()
              ? frame -> frame.index() % plan.every().getAsInt() == 0
              : new RateSchedule(brought ? RateSchedule.NETWORK : RateSchedule.EMBEDDED);
      case MOTION -> new MotionSchedule(plan.perSecond());
    };
  }
}
