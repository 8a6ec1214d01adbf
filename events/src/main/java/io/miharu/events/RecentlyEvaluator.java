package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Recently}: the sliding maximum, kept as a falling queue. */
final class RecentlyEvaluator implements Evaluator {

  private record Held(MediaTime time, float degree, Evidence evidence) {}

  private final Evaluator part;
  private final Duration within;
  private final Deque<Held> falling = new ArrayDeque<>();
  private @Nullable MediaTime runStart;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  RecentlyEvaluator(Evaluator part, Duration within) {
    this.part = part;
    this.within = within;
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    MediaTime oldest = now.time().minus(within);
    while (!falling.isEmpty() && falling.peekFirst().time().isBefore(oldest)) {
      falling.removeFirst();
    }
    if (of.holds()) {
      while (!falling.isEmpty() && falling.peekLast().degree() <= of.degree()) {
        falling.removeLast();
      }
      falling.addLast(new Held(now.time(), of.degree(), part.evidence(1)));
    }
    Held strongest = falling.peekFirst();
    if (strongest == null) {
      runStart = null;
      reading = Reading.not(of.degree(), now.time());
    } else {
      runStart = runStart == null ? of.since() : runStart;
      reading = Reading.holding(strongest.degree(), runStart, now.time());
    }
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    Held strongest = falling.peekFirst();
    return new Evidence.Operation(
        "recently",
        reading.degree(),
        weight,
        reading.span(),
        List.of(strongest == null ? part.evidence(1) : strongest.evidence()));
  }

  @Override
  public Duration lookback() {
    return part.lookback();
  }

  @Override
  public boolean settled() {
    return falling.isEmpty() && part.settled();
  }

  @Override
  public int remembered() {
    return falling.size() + part.remembered();
  }
}
