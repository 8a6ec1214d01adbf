package io.miharu.eval.actev.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Average precision of one activity at ten and nine temporal overlaps: 0.05, 0.10, … 0.95.
 *
 * <p>Source: ActEV_Scorer 0.5.8 after the ActivityNet evaluation of 2021: the area under the
 * precision envelope of PASCAL VOC 2011. Best instances go first, equal ones by falling id; each
 * takes the free instance of the truth that overlaps it most. The reference marks the n-th instance
 * of a video as taken in all videos; that is kept only on demand.
 */
final class AveragePrecision {

  static final int OVERLAPS = 19;

  private AveragePrecision() {}

  /** The overlap of an index, from 0. */
  static double overlap(int index) {
    return (index + 1) * 5 / 100.0;
  }

  /** One value per overlap; all 0 without truth or without system. */
  static double[] of(List<Instance> truth, List<Instance> system, boolean sharedLocks) {
    Map<String, List<Instance>> byVideo = new TreeMap<>();
    truth.forEach(t -> byVideo.computeIfAbsent(t.file(), video -> new ArrayList<>()).add(t));
    List<Instance> ranked =
        system.stream()
            .sorted(
                Comparator.comparingDouble(Instance::conf)
                    .thenComparing(Instance.BY_FILE_AND_ID)
                    .reversed())
            .toList();
    IdentityHashMap<Instance, boolean[]> taken = new IdentityHashMap<>();
    List<boolean[]> takenAnywhere = new ArrayList<>();
    truth.forEach(t -> taken.put(t, new boolean[OVERLAPS]));
    truth.forEach(t -> takenAnywhere.add(new boolean[OVERLAPS]));
    boolean[][] hit = new boolean[OVERLAPS][ranked.size()];
    for (int rank = 0; rank < ranked.size(); rank++) {
      Instance claim = ranked.get(rank);
      List<Instance> candidates = byVideo.getOrDefault(claim.file(), List.of());
      double[] iou = candidates.stream().mapToDouble(t -> iou(t, claim)).toArray();
      int[] closest =
          IntStream.range(0, iou.length)
              .filter(i -> iou[i] >= overlap(0))
              .boxed()
              .sorted(Comparator.<Integer>comparingDouble(i -> -iou[i]).thenComparing(i -> -i))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int overlap = 0; overlap < OVERLAPS; overlap++) {
        for (int i : closest) {
          if (iou[i] < overlap(overlap)) {
            break;
          }
          boolean[] locks =
              sharedLocks
                  ? takenAnywhere.get(i)
                  : taken.getOrDefault(candidates.get(i), new boolean[OVERLAPS]);
          if (!locks[overlap]) {
            locks[overlap] = true;
            hit[overlap][rank] = true;
            break;
          }
        }
      }
    }
    double[] precision = new double[OVERLAPS];
    for (int overlap = 0; overlap < OVERLAPS; overlap++) {
      precision[overlap] = truth.isEmpty() ? 0 : area(hit[overlap], truth.size());
    }
    return precision;
  }

  /** From first to last frame, as the reference takes an instance with gaps. */
  private static double iou(Instance a, Instance b) {
    if (a.active().isEmpty() || b.active().isEmpty()) {
      return 0;
    }
    long common =
        Math.min(a.active().end(), b.active().end())
            - Math.max(a.active().begin(), b.active().begin());
    long union =
        a.active().end() - a.active().begin() + b.active().end() - b.active().begin() - common;
    return common <= 0 ? 0 : common / (double) union;
  }

  private static double area(boolean[] hit, int truths) {
    double[] precision = new double[hit.length];
    int hits = 0;
    for (int rank = 0; rank < hit.length; rank++) {
      hits += hit[rank] ? 1 : 0;
      precision[rank] = hits / (double) (rank + 1);
    }
    for (int rank = hit.length - 2; rank >= 0; rank--) {
      precision[rank] = Math.max(precision[rank], precision[rank + 1]);
    }
    double area = 0;
    double recall = 0;
    int found = 0;
    for (int rank = 0; rank < hit.length; rank++) {
      if (hit[rank]) {
        double next = ++found / (double) truths;
        area += (next - recall) * precision[rank];
        recall = next;
      }
    }
    return area;
  }
}
