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
}
