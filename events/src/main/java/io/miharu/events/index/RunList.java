package io.miharu.events.index;

/** Runs {@code [from, to)} of steps in rising order; runs that touch become one. */
final class RunList {

  private final IntList bounds = new IntList();

  /** Adds a run that starts no earlier than the last one. */
  void add(int from, int to) {
    if (from >= to) {
      return;
    }
    int last = bounds.size() - 1;
    if (last > 0 && from <= bounds.get(last)) {
      bounds.set(last, Math.max(to, bounds.get(last)));
    } else {
      bounds.add(from);
      bounds.add(to);
    }
  }

  /** Adds runs that start no earlier than the last one, each raised by {@code shift}. */
  void addAll(int[] runs, int shift) {
    for (int i = 0; i < runs.length; i += 2) {
      add(runs[i] + shift, runs[i + 1] + shift);
    }
  }

  /** Pairs of from and to. */
  int[] toArray() {
    return bounds.toArray();
  }

  void clear() {
    bounds.clear();
  }

  /** The part of some runs in steps {@code [from, to)}. */
  static int[] within(int[] runs, int from, int to) {
    RunList part = new RunList();
    for (int i = 0; i < runs.length; i += 2) {
      part.add(Math.max(from, runs[i]), Math.min(to, runs[i + 1]));
    }
    return part.toArray();
  }

  /** The union of two lists of runs. */
  static int[] union(int[] left, int[] right) {
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
