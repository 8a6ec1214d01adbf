package io.miharu.events.index;

import java.util.Arrays;

/**
 * One concept over time: the steps in which it was seen, and the steps in which anybody looked.
 *
 * <p>Steps rise, each once. A code is an unsigned byte, the probability times 255, rounded, and
 * never 0. {@code ran} holds pairs {@code [from, to)} of steps, rising and apart, in which the
 * concept's detector ran: there a step without a code means probability 0, elsewhere it means
 * nothing is known. Immutable as far as this package goes: the arrays are handed over, not copied,
 * and nobody writes to them any more.
 */
final class Series {

  static final Series NONE = new Series(new int[0], new byte[0], new int[0]);

  private final int[] steps;
  private final byte[] codes;
  private final int[] ran;

  Series(int[] steps, byte[] codes, int[] ran) {
    this.steps = steps;
    this.codes = codes;
    this.ran = ran;
  }

  int[] steps() {
    return steps;
  }

  byte[] codes() {
    return codes;
  }

  int[] ran() {
    return ran;
  }

  /** The code of a probability in [0, 1]: to the nearest of 256 levels. */
  static int code(float probability) {
    return Math.round(probability * 255);
  }

  /** The probability in [0, 1] that an unsigned code stands for. */
  static float probability(int code) {
    return code / 255f;
  }

  int size() {
    return steps.length;
  }

  int code(int i) {
    return codes[i] & 0xFF;
  }

  /** The index of the first step at or after {@code step}. */
  int from(int step) {
    int low = 0;
    int high = steps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The part of it in steps {@code [from, to)}. */
  Series within(int from, int to) {
    int first = from(from);
    int last = from(to);
    RunList runs = new RunList();
    for (int i = 0; i < ran.length; i += 2) {
      runs.add(Math.max(from, ran[i]), Math.min(to, ran[i + 1]));
    }
    return new Series(
        Arrays.copyOfRange(steps, first, last),
        Arrays.copyOfRange(codes, first, last),
        runs.toArray());
  }

  /** What either of them saw, the larger where both did. */
  Series or(Series other) {
    if (size() == 0 && ran.length == 0) {
      return other;
    }
    IntList allSteps = new IntList();
    ByteList allCodes = new ByteList();
    int i = 0;
    int j = 0;
    while (i < size() || j < other.size()) {
      int mine = i < size() ? steps[i] : Integer.MAX_VALUE;
      int theirs = j < other.size() ? other.steps[j] : Integer.MAX_VALUE;
      int code = 0;
      if (mine <= theirs) {
        code = code(i++);
      }
      if (theirs <= mine) {
        code = Math.max(code, other.code(j++));
      }
      allSteps.add(Math.min(mine, theirs));
      allCodes.add((byte) code);
    }
    return new Series(allSteps.toArray(), allCodes.toArray(), runs(ran, other.ran));
  }

  /** The union of two lists of runs. */
  private static int[] runs(int[] left, int[] right) {
    RunList union = new RunList();
    int i = 0;
    int j = 0;
    while (i < left.length || j < right.length) {
      if (j >= right.length || (i < left.length && left[i] <= right[j])) {
        union.add(left[i], left[i + 1]);
        i += 2;
      } else {
        union.add(right[j], right[j + 1]);
        j += 2;
      }
    }
    return union.toArray();
  }
}
