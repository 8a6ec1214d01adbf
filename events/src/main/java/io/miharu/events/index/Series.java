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
    return from(steps, step);
  }

  /** The index of the first of rising steps at or after {@code step}. */
  static int from(int[] steps, int step) {
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
    return new Series(
        Arrays.copyOfRange(steps, first, last),
        Arrays.copyOfRange(codes, first, last),
        RunList.within(ran, from, to));
  }
}
