package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.List;

/** {@link EventPattern.Within}. */
final class WithinEvaluator implements Evaluator {

  private final Evaluator part;
  private final Duration maxDuration;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  WithinEvaluator(Evaluator part, Duration maxDuration) {
    this.part = part;
    this.maxDuration = maxDuration;
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    reading =
        of.holds() && of.until().since(of.since()).compareTo(maxDuration) > 0
            ? Reading.not(0, now.time())
            : of;
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        "within", reading.degree(), weight, reading.span(), List.of(part.evidence(1)));
  }

  @Override
  public Duration lookback() {
    return part.lookback();
  }

  /** Not while it holds: it may end by itself. */
  @Override
  public boolean settled() {
    return !reading.holds() && part.settled();
  }

  @Override
  public int remembered() {
    return part.remembered();
  }
}
