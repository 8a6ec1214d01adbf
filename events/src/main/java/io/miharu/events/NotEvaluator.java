package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Not}: holds at each moment at which its part does not. */
final class NotEvaluator implements Evaluator {

  private final Evaluator part;
  private @Nullable MediaTime runStart;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  NotEvaluator(Evaluator part) {
    this.part = part;
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    if (of.holds()) {
      runStart = null;
      reading = Reading.not(1 - of.degree(), now.time());
    } else {
      runStart = runStart == null ? now.time() : runStart;
      reading = Reading.holding(1 - of.degree(), runStart, now.time());
    }
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        "not", reading.degree(), weight, reading.span(), List.of(part.evidence(1)));
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  @Override
  public boolean settled() {
    return part.settled();
  }

  @Override
  public int remembered() {
    return 1 + part.remembered();
  }
}
