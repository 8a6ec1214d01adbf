package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPattern.Dwell} and {@link EventPattern.Overlaps}. Amortised O(1) per moment where no
 * gap is allowed, O(256) else.
 */
final class DwellEvaluator implements Evaluator {

  /** Into how many cells the window is summed up at most. */
  private static final int CELLS = 256;

  private static final double NOISY_PERCENTILE = 0.2;

  /** The degrees of a few neighbouring moments. */
  private static final class Cell {
    final MediaTime start;
    MediaTime last;
    float min;
    double sum;
    int moments;

    Cell(MediaTime time, float degree) {
      start = time;
      last = time;
      min = degree;
      sum = degree;
      moments = 1;
    }

    void add(MediaTime time, float degree) {
      last = time;
      min = Math.min(min, degree);
      sum += degree;
      moments++;
    }
  }

  private final Evaluator part;
  private final Duration minDuration;
  private final Duration maxGap;
  private final int minMoments;
  private final Duration cell;

  /** Cells of neighbouring moments; where no gap is allowed, the moments of the sliding minimum. */
  private final Deque<Cell> window = new ArrayDeque<>();

  private @Nullable MediaTime runStart;
  private MediaTime lastTrue = MediaTime.ZERO;
  private int moments;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  DwellEvaluator(Evaluator part, Duration minDuration, Duration maxGap, int minMoments) {
    this.part = part;
    this.minDuration = minDuration;
    this.maxGap = maxGap;
    this.minMoments = minMoments;
    cell = minDuration.dividedBy(CELLS);
  }

  static DwellEvaluator unbroken(Evaluator part, Duration minDuration) {
    return new DwellEvaluator(part, minDuration, Duration.ZERO, 1);
  }

  @Override
  public Reading read(View now) {
    Reading of = part.read(now);
    MediaTime time = now.time();
    if (runStart != null && !of.holds() && time.since(lastTrue).compareTo(maxGap) > 0) {
      restart();
    } else if (runStart != null
        && of.holds()
        && !window.isEmpty()
        && window.peekLast().last.isAfter(lastTrue)
        && time.since(lastTrue).compareTo(maxGap) > 0) {
      restart(); // it failed in between, and for longer than allowed
    }
    if (of.holds()) {
      runStart = runStart == null ? of.since() : runStart;
      lastTrue = time;
      moments++;
    }
    if (runStart != null) {
      remember(time, of.degree());
    }
    boolean holds =
        runStart != null
            && of.holds()
            && moments >= minMoments
            && of.until().since(runStart).compareTo(minDuration) >= 0;
    reading =
        holds && runStart != null
            ? Reading.holding(degree(), runStart, of.until())
            : Reading.not(0, time);
    return reading;
  }

  private void restart() {
    runStart = null;
    moments = 0;
    window.clear();
  }

  private void remember(MediaTime time, float degree) {
    if (maxGap.isZero()) {
      while (!window.isEmpty() && window.getLast().min >= degree) {
        window.removeLast();
      }
    }
    Cell last = maxGap.isZero() ? null : window.peekLast();
    // Whole multiples of a cell's length, so that a cell never grows past it.
    if (last != null && time.since(last.start).compareTo(cell) < 0) {
      last.add(time, degree);
    } else {
      window.addLast(new Cell(time, degree));
    }
    MediaTime oldest = time.minus(minDuration);
    while (window.size() > 1 && window.peekFirst().last.isBefore(oldest)) {
      window.removeFirst();
    }
  }

  private float degree() {
    if (maxGap.isZero()) {
      return window.getFirst().min;
    }
    double[] means = window.stream().mapToDouble(cell -> cell.sum / cell.moments).toArray();
    Arrays.sort(means);
    // Nearest rank: the smallest value that at least a fifth of the cells do not pass.
    int rank = (int) Math.ceil(NOISY_PERCENTILE * means.length);
    return (float) means[Math.max(rank, 1) - 1];
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Operation(
        "dwell", reading.degree(), weight, reading.span(), List.of(part.evidence(1)));
  }

  @Override
  public Duration lookback() {
    return minDuration.plus(maxGap).plus(part.lookback());
  }

  @Override
  public boolean settled() {
    return runStart == null && part.settled();
  }

  @Override
  public int remembered() {
    return window.size() + part.remembered();
  }
}
