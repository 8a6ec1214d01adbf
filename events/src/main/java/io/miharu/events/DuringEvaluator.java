package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.During}: decides about each inner moment once {@code margin} has passed. */
final class DuringEvaluator implements Evaluator {

  private record Inner(MediaTime time, float degree, Evidence evidence) {}

  private record Outer(MediaTime time, boolean holds, float degree, Evidence evidence) {}

  private final Evaluator inner;
  private final Evaluator outer;
  private final Duration margin;
  private final Deque<Inner> waiting = new ArrayDeque<>();
  private final Deque<Outer> around = new ArrayDeque<>();
  private @Nullable MediaTime runStart;
  private List<Evidence> parts = List.of();
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  DuringEvaluator(Evaluator inner, Evaluator outer, Duration margin) {
    this.inner = inner;
    this.outer = outer;
    this.margin = margin;
  }

  @Override
  public Reading read(View now) {
    Reading a = inner.read(now);
    Reading b = outer.read(now);
    around.addLast(new Outer(now.time(), b.holds(), b.degree(), outer.evidence(1)));
    // A moment at which the inner part fails waits too: it breaks the run in its own time.
    waiting.addLast(new Inner(now.time(), a.holds() ? a.degree() : -1, inner.evidence(1)));
    if (waiting.peekFirst().time().plus(margin).isAfter(now.time())) {
      return reading; // nothing new is known
    }
    boolean holds = false;
    float degree = 0;
    MediaTime at = now.time();
    while (!waiting.isEmpty() && !waiting.peekFirst().time().plus(margin).isAfter(now.time())) {
      Inner decided = waiting.removeFirst();
      float of = degree(decided);
      if (of < 0) {
        holds = false;
        degree = 0;
        runStart = null;
      } else {
        runStart = holds || runStart != null ? runStart : decided.time();
        degree = holds ? Math.max(degree, of) : of;
        holds = true;
        at = decided.time();
        parts = List.of(decided.evidence(), around.getLast().evidence());
      }
    }
    forget();
    reading =
        holds && runStart != null
            ? Reading.holding(degree, runStart, at)
            : Reading.not(0, now.time());
    return reading;
  }

  /** The smallest degree around a moment, or -1 where a part fails. */
  private float degree(Inner at) {
    float degree = at.degree();
    MediaTime from = at.time().minus(margin);
    MediaTime to = at.time().plus(margin);
    for (Outer other : around) {
      if (degree < 0) {
        return -1;
      }
      if (!other.time().isBefore(from) && !other.time().isAfter(to)) {
        degree = other.holds() ? Math.min(degree, other.degree()) : -1;
      }
    }
    return degree;
  }

  private void forget() {
    MediaTime oldest = waiting.isEmpty() ? around.getLast().time() : waiting.peekFirst().time();
    while (around.size() > 1 && around.peekFirst().time().isBefore(oldest.minus(margin))) {
      around.removeFirst();
    }
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation("during", reading.degree(), weight, reading.span(), parts);
  }

  @Override
  public Duration lookback() {
    return margin.plus(inner.lookback());
  }

  @Override
  public int remembered() {
    return waiting.size() + around.size() + inner.remembered() + outer.remembered();
  }
}
