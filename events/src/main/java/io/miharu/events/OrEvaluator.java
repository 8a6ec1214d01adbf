package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@link EventPattern.Or}: the maximum; its evidence are the parts that hold. */
final class OrEvaluator implements Evaluator {

  private final List<Evaluator> parts;
  private final List<Evaluator> holding = new ArrayList<>();
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  OrEvaluator(List<Evaluator> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public Reading read(View now) {
    holding.clear();
    float degree = 0;
    MediaTime since = now.time();
    MediaTime until = MediaTime.ZERO;
    for (Evaluator part : parts) {
      Reading of = part.read(now);
      degree = Math.max(degree, of.degree());
      if (of.holds()) {
        holding.add(part);
        since = of.since().isBefore(since) ? of.since() : since;
        until = of.until().isAfter(until) ? of.until() : until;
      }
    }
    reading =
        holding.isEmpty() ? Reading.not(degree, now.time()) : Reading.holding(degree, since, until);
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    List<Evaluator> shown = holding.isEmpty() ? parts : holding;
    return new Evidence.Operation(
        "or",
        reading.degree(),
        weight,
        reading.span(),
        shown.stream().map(part -> part.evidence(1)).toList());
  }

  @Override
  public Duration lookback() {
    return AndEvaluator.longest(parts);
  }

  @Override
  public boolean settled() {
    return parts.stream().allMatch(Evaluator::settled);
  }

  @Override
  public int remembered() {
    return parts.stream().mapToInt(Evaluator::remembered).sum();
  }
}
