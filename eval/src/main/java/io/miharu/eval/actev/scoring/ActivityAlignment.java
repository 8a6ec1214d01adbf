package io.miharu.eval.actev.scoring;

import io.miharu.eval.SparseAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One activity's instances of truth and system, one to one, video by video, so that the sum of
 * similarities is as large as can be. Where several alignments are as good, the one with the larger
 * sum of temporal IoU is taken; the reference takes any.
 *
 * @param hits the pairs found
 * @param missed the truth's instances that are in no pair
 * @param falseAlarms the system's that are in none
 */
record ActivityAlignment(List<Pair> hits, List<Instance> missed, List<Instance> falseAlarms) {

  ActivityAlignment {
    hits = List.copyOf(hits);
    missed = List.copyOf(missed);
    falseAlarms = List.copyOf(falseAlarms);
  }

  int truths() {
    return hits.size() + missed.size();
  }

  /**
   * Aligns.
   *
   * @param truth in the order of {@link Instance#BY_FILE_AND_ID}
   * @param system in the same order
   */
  static ActivityAlignment of(List<Instance> truth, List<Instance> system, PairKernel kernel) {
    Building building = new Building();
    int t = 0;
    int s = 0;
    while (t < truth.size() || s < system.size()) {
      String file = nextFile(truth, t, system, s);
      int endOfTruth = endOf(file, truth, t);
      int endOfSystem = endOf(file, system, s);
      building.add(truth.subList(t, endOfTruth), system.subList(s, endOfSystem), kernel);
      t = endOfTruth;
      s = endOfSystem;
    }
    return new ActivityAlignment(building.hits, building.missed, building.falseAlarms);
  }

  private static String nextFile(List<Instance> truth, int t, List<Instance> system, int s) {
    if (t == truth.size()) {
      return system.get(s).file();
    }
    String ofTruth = truth.get(t).file();
    return s == system.size() || ofTruth.compareTo(system.get(s).file()) <= 0
        ? ofTruth
        : system.get(s).file();
  }

  private static int endOf(String file, List<Instance> instances, int from) {
    int end = from;
    while (end < instances.size() && instances.get(end).file().equals(file)) {
      end++;
    }
    return end;
  }

  /** Collects the videos of one activity. */
  private static final class Building {

    private final List<Pair> hits = new ArrayList<>();
    private final List<Instance> missed = new ArrayList<>();
    private final List<Instance> falseAlarms = new ArrayList<>();

    void add(List<Instance> truth, List<Instance> system, PairKernel kernel) {
      List<List<Pair>> pairs = new ArrayList<>();
      truth.forEach(instance -> pairs.add(new ArrayList<>()));
      SparseAssignment assignment = new SparseAssignment(truth.size(), system.size());
      for (int[] near : overlapping(truth, system)) {
        Optional<Pair> pair = kernel.compare(truth.get(near[0]), system.get(near[1]));
        if (pair.isPresent()) {
          assignment.add(near[0], near[1], pair.get().similarity(), pair.get().temporalIou());
          pairs.get(near[0]).add(pair.get());
        }
      }
      int[] columnOfRow = assignment.maximal();
      boolean[] used = new boolean[system.size()];
      for (int row = 0; row < columnOfRow.length; row++) {
        if (columnOfRow[row] < 0) {
          missed.add(truth.get(row));
          continue;
        }
        Instance partner = system.get(columnOfRow[row]);
        used[columnOfRow[row]] = true;
        hits.add(
            pairs.get(row).stream()
                .filter(pair -> pair.system().equals(partner))
                .findFirst()
                .orElseThrow(() -> new AssertionError("assigned a pair that was never allowed")));
      }
      for (int column = 0; column < used.length; column++) {
        if (!used[column]) {
          falseAlarms.add(system.get(column));
        }
      }
    }

    /** The pairs that overlap from first to last frame, found by one sweep over the beginnings. */
    private static List<int[]> overlapping(List<Instance> truth, List<Instance> system) {
      int[] truthOrder = byBegin(truth);
      int[] systemOrder = byBegin(system);
      List<Integer> openTruth = new ArrayList<>();
      List<Integer> openSystem = new ArrayList<>();
      List<int[]> found = new ArrayList<>();
      for (int t = 0, s = 0; t < truthOrder.length || s < systemOrder.length; ) {
        boolean truthNext =
            s == systemOrder.length
                || (t < truthOrder.length
                    && truth.get(truthOrder[t]).active().begin()
                        <= system.get(systemOrder[s]).active().begin());
        if (truthNext) {
          int row = truthOrder[t++];
          long begin = truth.get(row).active().begin();
          openSystem.removeIf(column -> system.get(column).active().end() <= begin);
          openSystem.forEach(column -> found.add(new int[] {row, column}));
          openTruth.add(row);
        } else {
          int column = systemOrder[s++];
          long begin = system.get(column).active().begin();
          openTruth.removeIf(row -> truth.get(row).active().end() <= begin);
          openTruth.forEach(row -> found.add(new int[] {row, column}));
          openSystem.add(column);
        }
      }
      return found;
    }

    private static int[] byBegin(List<Instance> instances) {
      return IntStream.range(0, instances.size())
          .filter(i -> !instances.get(i).active().isEmpty())
          .boxed()
          .sorted(Comparator.comparingLong(i -> instances.get(i).active().begin()))
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }
}
