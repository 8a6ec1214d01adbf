package io.miharu.events;

import java.time.Duration;

/** How much of the past a pattern depends on. */
final class Horizon {

  /** For spans of clip models, which reach back, and for frames that stand apart. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private Horizon() {}

  /**
   * The durations of a pattern, one after the other along its deepest path, and 2 s. How long a
   * stretch has lasted may matter for longer, to {@link EventPattern.Related} and {@link
   * EventPattern.Dwell#minMoments}.
   */
  static Duration of(EventPattern pattern) {
    return longest(pattern).plus(SLACK);
  }

  private static Duration longest(EventPattern pattern) {
    return EventPattern.partsOf(pattern).stream()
        .map(Horizon::longest)
        .reduce(Duration.ZERO, AndEvaluator::longer)
        .plus(own(pattern));
  }

  private static Duration own(EventPattern pattern) {
    if (pattern instanceof EventPattern.Then then) {
      return then.maxGap();
    } else if (pattern instanceof EventPattern.During during) {
      return during.margin().multipliedBy(2);
    } else if (pattern instanceof EventPattern.Without without) {
      return without.within();
    } else if (pattern instanceof EventPattern.Related related) {
      return related.within().plus(related.tolerance());
    } else if (pattern instanceof EventPattern.Overlaps overlaps) {
      return overlaps.minDuration();
    } else if (pattern instanceof EventPattern.Count count) {
      return count.within();
    } else if (pattern instanceof EventPattern.Several several) {
      return several.within();
    } else if (pattern instanceof EventPattern.Dwell dwell) {
      return dwell.minDuration().plus(dwell.maxGap());
    } else if (pattern instanceof EventPattern.Within within) {
      return within.maxDuration();
    } else if (pattern instanceof EventPattern.Recently recently) {
      return recently.within();
    }
    return Duration.ZERO;
  }
}
