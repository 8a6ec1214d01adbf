package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Count}: remembers one entry per stretch, at most one a second. */
final class CountEvaluator implements Evaluator {

  /** Stretches closer than this are one: a detector that flickers does not count up. */
  private static final Duration APART = Duration.ofSeconds(1);

  /** One time that it happened. */
  private static final class Stretch {
    final MediaTime start;
    MediaTime last;
    float peak;
    Evidence evidence;

    Stretch(Reading reading, MediaTime time, Evidence evidence) {
      start = reading.since();
      last = time;
      peak = reading.degree();
      this.evidence = evidence;
    }
  }

  private final Evaluator part;
  private final int atLeast;
  private final Duration within;
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Reading reading = Reading.not(0, MediaTime.ZERO);
  private @Nullable Stretch running;

  CountEvaluator(Evaluator part, int atLeast, Duration within) {
    this.part = part;
    this.atLeast = atLeast;
    this.within = within;
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    MediaTime time = now.time();
    if (of.holds()) {
      Stretch last = stretches.peekLast();
      if (running == null && last != null && time.since(last.last).compareTo(APART) < 0) {
        running = last;
      }
      if (running == null) {
        running = new Stretch(of, time, part.evidence(1));
        stretches.addLast(running);
      }
      running.last = time;
      if (of.degree() > running.peak) {
        running.peak = of.degree();
        running.evidence = part.evidence(1);
      }
    } else {
      running = null;
    }
    MediaTime oldest = time.minus(within);
    while (!stretches.isEmpty() && stretches.peekFirst().last.isBefore(oldest)) {
      stretches.removeFirst();
    }
    if (stretches.size() < atLeast) {
      reading = Reading.not(0, time);
    } else {
      reading = Reading.holding(nthPeak(), stretches.getFirst().start, stretches.getLast().last);
    }
    return reading;
  }

  private float nthPeak() {
    return stretches.stream()
        .map(stretch -> stretch.peak)
        .sorted(Comparator.reverseOrder())
        .skip(atLeast - 1L)
        .findFirst()
        .orElse(0f);
  }

  @Override
  public Evidence evidence(float weight) {
    List<Evidence> times = stretches.stream().map(stretch -> stretch.evidence).toList();
    return new Evidence.Operation("count", reading.degree(), weight, reading.span(), times);
  }

  @Override
  public Duration lookback() {
    return within.plus(part.lookback());
  }

  @Override
  public int remembered() {
    return stretches.size() + part.remembered();
  }
}
