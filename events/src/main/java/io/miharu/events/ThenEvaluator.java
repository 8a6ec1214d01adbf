package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.Then}. Remembers the moments of the first part that may still be followed.
 */
final class ThenEvaluator implements Evaluator {

  /** A moment of the first part. */
  private record First(MediaTime time, float degree, Evidence evidence) {}

  /** A frame rate below one in two seconds is not expected of a part that reaches back. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final Evaluator first;
  private final Evaluator second;
  private final Duration maxGap;
  private final Duration memory;
  private final boolean secondReachesBack;
  private final Deque<First> firsts = new ArrayDeque<>();

  private boolean secondHeld;
  private @Nullable First partner;
  private MediaTime start = MediaTime.ZERO;
  private float best;
  private @Nullable Evidence bestSecond;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  ThenEvaluator(Evaluator first, Evaluator second, Duration maxGap) {
    this.first = first;
    this.second = second;
    this.maxGap = maxGap;
    secondReachesBack = !second.lookback().isZero();
    memory = secondReachesBack ? maxGap.plus(second.lookback()).plus(SLACK) : maxGap;
  }

  @Override
  public Reading read(View now) {
    Reading a = first.read(now);
    Reading b = second.read(now);
    while (!firsts.isEmpty() && firsts.peekFirst().time().isBefore(now.time().minus(memory))) {
      firsts.removeFirst();
    }
    if (!b.holds()) {
      secondHeld = false;
      partner = null;
      best = 0;
      bestSecond = null;
    } else {
      if (secondReachesBack) {
        if (!secondHeld) {
          pair(b, b.since());
        } else if (partner != null) {
          raise(partner, b);
        }
      } else {
        pair(b, now.time());
      }
      secondHeld = true;
    }
    if (a.holds()) {
      firsts.addLast(new First(now.time(), a.degree(), first.evidence(1)));
    }
    reading =
        partner == null ? Reading.not(0, now.time()) : Reading.holding(best, start, b.until());
    return reading;
  }

  /** Looks for the strongest first moment that a second beginning at {@code onset} may follow. */
  private void pair(Reading b, MediaTime onset) {
    MediaTime earliest = onset.minus(maxGap);
    First strongest = null;
    MediaTime latest = null;
    for (First candidate : firsts) {
      if (candidate.time().isBefore(onset) && !candidate.time().isBefore(earliest)) {
        latest = candidate.time();
        if (strongest == null || candidate.degree() > strongest.degree()) {
          strongest = candidate;
        }
      }
    }
    if (strongest == null || latest == null) {
      return;
    }
    if (partner == null) {
      start = latest;
    }
    raise(strongest, b);
  }

  private void raise(First with, Reading b) {
    float degree = Math.min(with.degree(), b.degree());
    if (partner == null || degree > best) {
      partner = with;
      best = degree;
      bestSecond = second.evidence(1);
    }
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        "then",
        reading.degree(),
        weight,
        reading.span(),
        partner == null || bestSecond == null
            ? List.of(first.evidence(1), second.evidence(1))
            : List.of(partner.evidence(), bestSecond));
  }

  @Override
  public Duration lookback() {
    return maxGap.plus(second.lookback());
  }

  @Override
  public boolean settled() {
    return firsts.isEmpty() && !secondHeld && first.settled() && second.settled();
  }

  @Override
  public int remembered() {
    return firsts.size() + first.remembered() + second.remembered();
  }
}
