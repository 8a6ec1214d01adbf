package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.List;

/** {@link EventPattern.Discounted}: the factor shows as the weight of its part. */
final class DiscountedEvaluator implements Evaluator {

  private final Evaluator part;
  private final float factor;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  DiscountedEvaluator(Evaluator part, float factor) {
    this.part = part;
    this.factor = factor;
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    reading = new Reading(of.holds(), of.degree() * factor, of.since(), of.until());
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        "discounted", reading.degree(), weight, reading.span(), List.of(part.evidence(factor)));
  }

  @Override
  public Duration lookback() {
    return part.lookback();
  }

  @Override
  public boolean settled() {
    return part.settled();
  }

  @Override
  public int remembered() {
    return part.remembered();
  }
}
