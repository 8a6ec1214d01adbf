package io.miharu.events.index;

import java.util.Arrays;
import java.util.List;

/**
 * What a query asks for over time, in calibrated logits: each step in which it was seen as any of
 * its concepts, with the highest of their logits.
 *
 * <p>{@code ran} is as in {@link Series}; a step inside it that is not listed has the {@link
 * #floor}. Immutable as far as this package goes: the arrays are handed over, not copied.
 */
final class LogitSeries {

  static final LogitSeries NONE = new LogitSeries(new int[0], new float[0], new int[0], Float.NaN);

  private final int[] steps;
  private final float[] logits;
  private final int[] ran;
  private final float floor;

  private LogitSeries(int[] steps, float[] logits, int[] ran, float floor) {
    this.steps = steps;
    this.logits = logits;
    this.ran = ran;
    this.floor = floor;
  }

  /** One concept. */
  static LogitSeries of(Series series, Levels levels) {
    byte[] codes = series.codes();
    float[] logits = new float[codes.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = levels.logit(codes[i] & 0xFF);
    }
    return new LogitSeries(series.steps(), logits, series.ran(), levels.floor());
  }

  /** Whatever any of them saw; nothing seen at all counts as the lowest of their floors. */
  static LogitSeries any(List<LogitSeries> all) {
    LogitSeries union = NONE;
    for (LogitSeries next : all) {
      union = union.ran.length == 0 ? next : next.ran.length == 0 ? union : union.or(next);
    }
    return union;
  }

  private LogitSeries or(LogitSeries other) {
    int[] allSteps = new int[steps.length + other.steps.length];
    float[] allLogits = new float[allSteps.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < steps.length || j < other.steps.length) {
      int mine = i < steps.length ? steps[i] : Integer.MAX_VALUE;
      int theirs = j < other.steps.length ? other.steps[j] : Integer.MAX_VALUE;
      allSteps[n] = Math.min(mine, theirs);
      float logit = Float.NEGATIVE_INFINITY;
      if (mine <= theirs) {
        logit = logits[i++];
      }
      if (theirs <= mine) {
        logit = Math.max(logit, other.logits[j++]);
      }
      allLogits[n++] = logit;
    }
    return new LogitSeries(
        Arrays.copyOf(allSteps, n),
        Arrays.copyOf(allLogits, n),
        RunList.union(ran, other.ran),
        Math.min(floor, other.floor));
  }

  int[] steps() {
    return steps;
  }

  float logit(int i) {
    return logits[i];
  }

  int[] ran() {
    return ran;
  }

  int size() {
    return steps.length;
  }

  /** The logit of a step in which somebody looked and saw nothing; NaN where nobody looked. */
  float floor() {
    return floor;
  }

  /** The part of it in steps {@code [from, to)}. */
  LogitSeries within(int from, int to) {
    int first = Series.from(steps, from);
    int last = Series.from(steps, to);
    return new LogitSeries(
        Arrays.copyOfRange(steps, first, last),
        Arrays.copyOfRange(logits, first, last),
        RunList.within(ran, from, to),
        floor);
  }

  /** Which entry has the highest logit, the first of equal ones; -1 where there is none. */
  int peak() {
    int peak = -1;
    for (int i = 0; i < logits.length; i++) {
      if (peak < 0 || logits[i] > logits[peak]) {
        peak = i;
      }
    }
    return peak;
  }
}
