package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.Count}: the n-th largest local peak in the window that ends now, peaks a
 * second or more apart.
 *
 * <p>Source: event detection, section 6. Which peaks stay where some are too close is not said
 * there; here those whose least is largest. So the degree is the largest d for which n peaks of d
 * or more lie a second or more apart; to take the earliest that fits, again and again, finds as
 * many as there can be.
 *
 * <p>Remembers one entry per peak of the window. Asked again only when a peak is new, grows or
 * leaves: O(p · log p) for p peaks.
 */
final class CountEvaluator implements Evaluator {

  private static final Duration APART = Duration.ofSeconds(1);

  /** Where the part did not hold; below every degree. */
  private static final float NOT_HELD = -1;

  /** From one rise to the next. */
  private static final class Peak {
    final MediaTime start;

    /** The last moment that belongs to it. */
    MediaTime last;

    MediaTime top;
    float degree;
    Evidence evidence;

    Peak(MediaTime start, MediaTime top, float degree, Evidence evidence) {
      this.start = start;
      this.last = top;
      this.top = top;
      this.degree = degree;
      this.evidence = evidence;
    }
  }

  private final Evaluator part;
  private final int atLeast;
  private final Duration within;
  private final Deque<Peak> peaks = new ArrayDeque<>();
  private Reading reading = Reading.not(0, MediaTime.ZERO);
  private List<Peak> counted = List.of();
  private @Nullable Peak rising;
  private float before = NOT_HELD;

  CountEvaluator(Evaluator part, int atLeast, Duration within) {
    this.part = part;
    this.atLeast = atLeast;
    this.within = within;
  }

  @Override
  public Reading read(View now) {
    MediaTime time = now.time();
    boolean changed = follow(part.read(now), time);
    MediaTime oldest = time.minus(within);
    while (!peaks.isEmpty() && peaks.getFirst().top.isBefore(oldest)) {
      // Whatever comes after on the same level belongs to the peak that is gone.
      changed = true;
      if (peaks.removeFirst() == rising) {
        rising = null;
      }
    }
    if (changed) {
      counted = largest();
    }
    reading =
        counted.isEmpty()
            ? Reading.not(0, time)
            : Reading.holding(
                least(counted), counted.get(0).start, counted.get(counted.size() - 1).last);
    return reading;
  }

  /** Follows the degree up and down; returns whether a peak is new or has grown. */
  private boolean follow(Reading of, MediaTime time) {
    float degree = of.holds() ? of.degree() : NOT_HELD;
    boolean changed = false;
    Peak up = rising;
    if (degree < before) {
      rising = null;
    } else if (degree > before && up != null) {
      up.top = time;
      up.degree = degree;
      up.evidence = part.evidence(1);
      changed = true;
    } else if (degree > before) {
      MediaTime start = before == NOT_HELD ? of.since() : time;
      rising = new Peak(start, time, degree, part.evidence(1));
      peaks.addLast(rising);
      changed = true;
    }
    if (of.holds() && !peaks.isEmpty()) {
      peaks.getLast().last = time;
    }
    before = degree;
    return changed;
  }

  /** The {@link #atLeast} peaks whose least is largest; empty where there are not so many. */
  private List<Peak> largest() {
    if (peaks.size() < atLeast) {
      return List.of();
    }
    float[] degrees = new float[peaks.size()];
    int n = 0;
    for (Peak peak : peaks) {
      degrees[n++] = peak.degree;
    }
    Arrays.sort(degrees);
    List<Peak> best = List.of();
    int low = 0;
    int high = degrees.length - atLeast;
    while (low <= high) {
      int middle = (low + high) / 2;
      List<Peak> found = apart(degrees[middle]);
      if (found.size() == atLeast) {
        best = found;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  /** The earliest peaks of a degree or more, a second or more apart, at most as many as needed. */
  private List<Peak> apart(float degree) {
    List<Peak> chosen = new ArrayList<>();
    for (Peak peak : peaks) {
      boolean far =
          chosen.isEmpty()
              || peak.top.since(chosen.get(chosen.size() - 1).top).compareTo(APART) >= 0;
      if (peak.degree >= degree && far && chosen.size() < atLeast) {
        chosen.add(peak);
      }
    }
    return chosen;
  }

  private static float least(List<Peak> counted) {
    float least = 1;
    for (Peak peak : counted) {
      least = Math.min(least, peak.degree);
    }
    return least;
  }

  @Override
  public Evidence evidence(float weight) {
    List<Evidence> times = counted.stream().map(peak -> peak.evidence).toList();
    return new Evidence.Operation("count", reading.degree(), weight, reading.span(), times);
  }

  @Override
  public Duration lookback() {
    return within.plus(part.lookback());
  }

  @Override
  public boolean settled() {
    return peaks.isEmpty() && before == NOT_HELD && part.settled();
  }

  @Override
  public int remembered() {
    return peaks.size() + part.remembered();
  }
}
