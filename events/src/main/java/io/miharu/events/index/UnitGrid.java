package io.miharu.events.index;

import java.util.List;

/**
 * What gets a score: the videos of a shard, or windows inside them, numbered one after the other.
 *
 * <p>Windows of a video begin every half window, rounded up, from its first step on; the last is
 * the first that reaches its end. A video shorter than a window is one. Immutable.
 */
final class UnitGrid {

  private final List<Shard.ShardVideo> videos;
  private final int window;
  private final int hop;
  private final int[] bases;
  private final int[] firstUnits;

  private UnitGrid(List<Shard.ShardVideo> videos, int window, int hop) {
    this.videos = videos;
    this.window = window;
    this.hop = hop;
    bases = new int[videos.size() + 1];
    firstUnits = new int[videos.size() + 1];
    for (int v = 0; v < videos.size(); v++) {
      int steps = videos.get(v).steps();
      int units = steps == 0 ? 0 : 1 + Math.max(0, (steps - window + hop - 1) / hop);
      bases[v] = videos.get(v).base();
      firstUnits[v + 1] = firstUnits[v] + units;
    }
    bases[videos.size()] = Integer.MAX_VALUE;
  }

  /** One unit for each video. */
  static UnitGrid wholeVideos(List<Shard.ShardVideo> videos) {
    return new UnitGrid(videos, Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2);
  }

  /**
   * Windows.
   *
   * @param window steps, at least 1
   */
  static UnitGrid windows(List<Shard.ShardVideo> videos, int window) {
    return new UnitGrid(videos, window, (window + 1) / 2);
  }

  int units() {
    return firstUnits[videos.size()];
  }

  /** The number of the video that a unit is of. */
  int video(int unit) {
    int low = 0;
    int high = videos.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstUnits[middle] <= unit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The first step of a unit on the shard's axis. */
  int start(int unit) {
    int v = video(unit);
    return bases[v] + (unit - firstUnits[v]) * hop;
  }

  /** The step after the last of a unit on the shard's axis. */
  int end(int unit) {
    int v = video(unit);
    int inside = Math.min(videos.get(v).steps(), (unit - firstUnits[v]) * hop + window);
    return bases[v] + inside;
  }

  /** Whether two units are of one video and share steps. */
  boolean overlap(int left, int right) {
    return video(left) == video(right) && start(left) < end(right) && start(right) < end(left);
  }

  /** Hears in which units a step lies. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param item which of the steps
     */
    void visit(int unit, int item);
  }

  /** Goes through rising steps. */
  void forEach(int[] steps, Visitor visitor) {
    int v = 0;
    int first = 0;
    int last = -1;
    int change = 0; // the first local step that lies in other units than the one before
    for (int i = 0; i < steps.length; i++) {
      int step = steps[i];
      while (step >= bases[v + 1]) {
        v++;
        change = 0;
      }
      int local = step - bases[v];
      if (local >= change) {
        // Steps come in runs, and division is slow.
        last = Math.min(local / hop, firstUnits[v + 1] - firstUnits[v] - 1);
        first = local < window ? 0 : (local - window) / hop + 1;
        change = Math.min((local / hop + 1) * hop, first * hop + window);
        last += firstUnits[v];
        first += firstUnits[v];
      }
      for (int unit = first; unit <= last; unit++) {
        visitor.visit(unit, i);
      }
    }
  }

  /** How many steps of each unit lie in the runs, which are rising pairs of from and to. */
  int[] covered(int[] runs) {
    int[] covered = new int[units()];
    int run = 0;
    for (int v = 0; v < videos.size(); v++) {
      int base = bases[v];
      int steps = videos.get(v).steps();
      while (run < runs.length && runs[run + 1] <= base) {
        run += 2;
      }
      for (int r = run; r < runs.length && runs[r] < base + steps; r += 2) {
        int from = Math.max(0, runs[r] - base);
        int to = Math.min(steps, runs[r + 1] - base);
        int last = Math.min((to - 1) / hop, firstUnits[v + 1] - firstUnits[v] - 1);
        int first = from < window ? 0 : (from - window) / hop + 1;
        for (int unit = first; unit <= last; unit++) {
          int start = unit * hop;
          covered[firstUnits[v] + unit] +=
              Math.min(to, Math.min(steps, start + window)) - Math.max(from, start);
        }
      }
    }
    return covered;
  }
}
