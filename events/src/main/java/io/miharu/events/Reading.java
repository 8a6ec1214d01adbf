package io.miharu.events;

import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;

/**
 * What a pattern says at one moment. Immutable.
 *
 * @param holds the crisp answer
 * @param degree the soft answer, in [0, 1]; may be above 0 where it does not hold
 * @param since from when on it has held; the moment itself where it does not
 * @param until up to which moment that is known; before the moment itself for what is known late
 */
record Reading(boolean holds, float degree, MediaTime since, MediaTime until) {

  static Reading not(float degree, MediaTime time) {
    return new Reading(false, degree, time, time);
  }

  static Reading holding(float degree, MediaTime since, MediaTime until) {
    return new Reading(true, degree, since, until);
  }

  TimeSpan span() {
    return new TimeSpan(since, until);
  }
}
