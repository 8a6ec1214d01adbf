package io.miharu.detectors;

import io.miharu.core.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What all detectors do with lists of detections: one order, one way to drop duplicates. */
public final class Detections {

  /** Surest first; ties by label, then left, top, right and bottom edge, each rising. */
  public static final Comparator<Detection> ORDER =
      Comparator.comparingDouble((Detection seen) -> -seen.confidence())
          .thenComparing(Detection::label)
          .thenComparingDouble(seen -> seen.box().left())
          .thenComparingDouble(seen -> seen.box().top())
          .thenComparingDouble(seen -> seen.box().right())
          .thenComparingDouble(seen -> seen.box().bottom());

  private Detections() {}

  /**
   * Greedy non-maximum suppression within each label: the surest stays, and what overlaps one that
   * stays by an IoU above {@code maxIou} goes. O(n²).
   *
   * @return in {@link #ORDER}
   */
  public static List<Detection> withoutDuplicates(List<Detection> detections, double maxIou) {
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(ORDER);
    List<Detection> kept = new ArrayList<>();
    for (Detection candidate : sorted) {
      boolean fresh = true;
      for (Detection better : kept) {
        if (better.label().equals(candidate.label())
            && better.box().iou(candidate.box()) > maxIou) {
          fresh = false;
          break;
        }
      }
      if (fresh) {
        kept.add(candidate);
      }
    }
    return kept;
  }
}
