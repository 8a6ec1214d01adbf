package io.miharu.events;

import java.time.Duration;

/**
 * How long a condition must last to begin and to end an event. Immutable.
 *
 * <p>Source: the state machine of docs, event detection section 10. Times are time stamps, never
 * frame counts.
 *
 * @param on T_on: the event opens at the first moment that is this long after the first true one,
 *     when all between were true; 0 opens at the first true moment
 * @param off T_off: it closes when this much time has passed since the last true moment
 * @param merge T_merge: an episode that starts less than this after the end of the last one
 *     continues it
 * @param cooldown T_cool: for so long after an event's end, true moments of the same subject count
 *     for nothing
 */
public record Timing(Duration on, Duration off, Duration merge, Duration cooldown) {

  /** T_on 0 s, T_off 1 s, T_merge 2 s, T_cool 5 s. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

  public Timing {
    Checks.notNegative("on", on);
    Checks.notNegative("off", off);
    Checks.notNegative("merge", merge);
    Checks.notNegative("cooldown", cooldown);
  }

  public Timing withOn(Duration newOn) {
    return new Timing(newOn, off, merge, cooldown);
  }

  public Timing withOff(Duration newOff) {
    return new Timing(on, newOff, merge, cooldown);
  }

  public Timing withMerge(Duration newMerge) {
    return new Timing(on, off, newMerge, cooldown);
  }

  public Timing withCooldown(Duration newCooldown) {
    return new Timing(on, off, merge, newCooldown);
  }
}
