package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.And}: the minimum, over the stretch that all parts share. What held at the
 * first moment may have held before, of a subject that had other tracks then: it does not limit a
 * part that is said of the time before.
 */
final class AndEvaluator implements Evaluator {

  private final String name;
  private final List<Evaluator> parts;
  private @Nullable MediaTime first;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  AndEvaluator(String name, List<Evaluator> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  @Override
  public Reading read(View now) {
    first = first == null ? now.time() : first;
    boolean holds = true;
    float degree = 1;
    MediaTime since = null;
    MediaTime until = now.time();
    for (Evaluator part : parts) {
      Reading of = part.read(now); // every part is read: each has a memory to keep
      holds &= of.holds();
      degree = Math.min(degree, of.degree());
      if (!of.since().equals(first)) {
        since = since == null || of.since().isAfter(since) ? of.since() : since;
      }
      until = of.until().isBefore(until) ? of.until() : until;
    }
    since = since == null ? first : since;
    // A part that is known late may not yet reach to where another began.
    holds &= !since.isAfter(until);
    reading = holds ? Reading.holding(degree, since, until) : Reading.not(degree, now.time());
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        name,
        reading.degree(),
        weight,
        reading.span(),
        parts.stream().map(part -> part.evidence(1)).toList());
  }

  @Override
  public Duration lookback() {
    return longest(parts);
  }

  static Duration longest(List<Evaluator> parts) {
    return parts.stream().map(Evaluator::lookback).reduce(Duration.ZERO, AndEvaluator::longer);
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
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
