package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.Without}: decides about each moment once {@code within} has passed. Amortised
 * O(1) per moment; remembers no more than the moments of the last {@code within}.
 */
final class WithoutEvaluator implements Evaluator {

  /** A moment of the pattern that waits; without evidence where it did not hold. */
  private record Held(MediaTime time, float degree, @Nullable Evidence evidence) {}

  /** How much of what must be absent was there. */
  private record There(MediaTime time, float degree, Evidence evidence) {}

  private final Evaluator pattern;
  private final Evaluator absent;
  private final Duration within;

  /** What is not decided yet; of several false moments in a row only the first. */
  private final Deque<Held> waiting = new ArrayDeque<>();

  /** The sliding maximum of what must be absent, kept as a falling queue. */
  private final Deque<There> falling = new ArrayDeque<>();

  /** When what must be absent last held. */
  private @Nullable MediaTime lastThere;

  private @Nullable MediaTime runStart;
  private List<Evidence> parts = List.of();
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  WithoutEvaluator(Evaluator pattern, Evaluator absent, Duration within) {
    this.pattern = pattern;
    this.absent = absent;
    this.within = within;
  }

  @Override
  public Reading read(View now) {
    MediaTime time = now.time();
    Reading wanted = pattern.read(now);
    Reading unwanted = absent.read(now);
    Reading decided = null;
    // Of a moment more than `within` ago this one says nothing; of one exactly so long ago it does.
    while (!waiting.isEmpty() && waiting.getFirst().time().plus(within).isBefore(time)) {
      decided = decide(waiting.removeFirst(), decided);
    }
    if (unwanted.holds()) {
      lastThere = time;
    }
    remember(time, unwanted);
    while (!waiting.isEmpty() && !waiting.getFirst().time().plus(within).isAfter(time)) {
      decided = decide(waiting.removeFirst(), decided);
    }
    if (wanted.holds()) {
      waiting.addLast(new Held(time, wanted.degree(), pattern.evidence(1)));
    } else if (waiting.isEmpty() || waiting.getLast().evidence() != null) {
      waiting.addLast(new Held(time, 0, null));
    }
    reading = decided != null ? decided : reading.holds() ? reading : Reading.not(0, time);
    return reading;
  }

  private void remember(MediaTime time, Reading unwanted) {
    if (unwanted.degree() > 0) {
      while (!falling.isEmpty() && falling.getLast().degree() <= unwanted.degree()) {
        falling.removeLast();
      }
      falling.addLast(new There(time, unwanted.degree(), absent.evidence(1)));
    }
    MediaTime oldest = time.minus(within);
    while (!falling.isEmpty() && falling.getFirst().time().isBefore(oldest)) {
      falling.removeFirst();
    }
  }

  /** What is known of a moment, joined with what became known just before. */
  private Reading decide(Held held, @Nullable Reading before) {
    MediaTime at = held.time();
    while (!falling.isEmpty() && !falling.getFirst().time().isAfter(at)) {
      falling.removeFirst();
    }
    Evidence evidence = held.evidence();
    if (evidence == null || (lastThere != null && lastThere.isAfter(at))) {
      runStart = null;
      return before != null ? before : Reading.not(0, at);
    }
    runStart = runStart == null ? at : runStart;
    There there = falling.peekFirst();
    float gone = 1 - (there == null ? 0 : there.degree());
    float degree = Math.min(held.degree(), gone);
    if (before != null && before.holds() && before.degree() >= degree) {
      return Reading.holding(before.degree(), runStart, at);
    }
    TimeSpan after = new TimeSpan(at, at.plus(within));
    parts =
        List.of(
            evidence,
            new Evidence.Operation(
                "not",
                gone,
                1,
                after,
                List.of(there == null ? absent.evidence(1) : there.evidence())));
    return Reading.holding(degree, runStart, at);
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation("without", reading.degree(), weight, reading.span(), parts);
  }

  @Override
  public Duration lookback() {
    return within.plus(AndEvaluator.longer(pattern.lookback(), absent.lookback()));
  }

  @Override
  public int remembered() {
    return waiting.size() + falling.size() + pattern.remembered() + absent.remembered();
  }
}
