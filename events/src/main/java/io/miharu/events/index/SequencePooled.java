package io.miharu.events.index;

import java.util.Arrays;

/**
 * One order in time, pooled in every unit: the largest {@code min(l_A(t1), l_B(t2))} over {@code t1
 * < t2 <= t1 + within} of event detection, section 6.
 *
 * <p>Pairs of steps in which both were seen are looked at one by one, with a queue of the largest
 * l_A still in reach, O(seen steps). In all other pairs one side or both have their floor; such a
 * pair is taken to exist in every unit.
 */
final class SequencePooled {

  /**
   * The best pair of a unit.
   *
   * @param logit of the pair; NaN where one of the two was looked for nowhere in the unit
   * @param first step of A, -1 where no pair was seen
   * @param then step of B
   */
  record Best(float logit, int first, int then) {}

  private final LogitSeries a;
  private final LogitSeries b;
  private final int within;
  private int fromA;
  private int fromB;

  /**
   * @param within steps, at least 1
   */
  SequencePooled(LogitSeries a, LogitSeries b, int within) {
    this.a = a;
    this.b = b;
    this.within = within;
  }

  static Pooled of(LogitSeries a, LogitSeries b, int within, UnitGrid grid) {
    float[] logits = new float[grid.units()];
    boolean[] seen = new boolean[grid.units()];
    int[] coveredA = grid.covered(a.ran());
    int[] coveredB = grid.covered(b.ran());
    SequencePooled pairs = new SequencePooled(a, b, within);
    for (int unit = 0; unit < logits.length; unit++) {
      if (coveredA[unit] == 0 || coveredB[unit] == 0) {
        logits[unit] = Float.NaN;
      } else {
        Best best = pairs.best(grid.start(unit), grid.end(unit));
        logits[unit] = best.logit();
        seen[unit] = best.first() >= 0;
      }
    }
    return new Pooled(logits, seen);
  }

  /** The best pair in steps {@code [from, to)}; {@code from} never falls from call to call. */
  Best best(int from, int to) {
    while (fromA < a.size() && a.steps()[fromA] < from) {
      fromA++;
    }
    while (fromB < b.size() && b.steps()[fromB] < from) {
      fromB++;
    }
    float highestA = a.floor();
    float highestB = b.floor();
    float logit = Float.NEGATIVE_INFINITY;
    int first = -1;
    int then = -1;
    int[] queue = new int[4];
    int head = 0;
    int tail = 0;
    int next = fromA;
    for (int j = fromB; j < b.size() && b.steps()[j] < to; j++) {
      highestB = Math.max(highestB, b.logit(j));
      for (; next < a.size() && a.steps()[next] < b.steps()[j]; next++) {
        while (tail > head && a.logit(queue[tail - 1]) <= a.logit(next)) {
          tail--;
        }
        if (tail == queue.length) {
          queue = Arrays.copyOf(queue, 2 * tail);
        }
        queue[tail++] = next;
      }
      while (tail > head && a.steps()[queue[head]] < b.steps()[j] - within) {
        head++;
      }
      if (tail > head && Math.min(a.logit(queue[head]), b.logit(j)) > logit) {
        logit = Math.min(a.logit(queue[head]), b.logit(j));
        first = a.steps()[queue[head]];
        then = b.steps()[j];
      }
    }
    for (int i = fromA; i < a.size() && a.steps()[i] < to; i++) {
      highestA = Math.max(highestA, a.logit(i));
    }
    float half =
        Math.max(
            Math.min(a.floor(), b.floor()),
            Math.max(Math.min(highestA, b.floor()), Math.min(a.floor(), highestB)));
    return first >= 0 && logit >= half ? new Best(logit, first, then) : new Best(half, -1, -1);
  }
}
