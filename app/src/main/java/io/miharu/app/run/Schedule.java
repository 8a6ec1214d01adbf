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
   * @param network whether a network looks, and not the embedded detectors
   */
  static Schedule of(LookPlan plan, boolean network) {
    return switch (plan.kind()) {
      case EVERY ->
          plan.every().isPresent()
              ? frame -> frame.index() % plan.every().getAsInt() == 0
              : new RateSchedule(network ? RateSchedule.NETWORK : RateSchedule.EMBEDDED);
      case MOTION -> new MotionSchedule(plan.perSecond());
    };
  }
}
