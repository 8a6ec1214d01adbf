package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.nets.Suppression;
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
    return withoutDuplicates(detections, maxIou, LabelFamilies.NONE);
  }

  private static List<Detection> withoutDuplicates(
      List<Detection> detections, double maxIou, LabelFamilies families) {
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(ORDER);
    List<Detection> kept = new ArrayList<>();
    for (Detection candidate : sorted) {
      boolean fresh = true;
      for (Detection better : kept) {
        if (families.areOne(better.label(), candidate.label())
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

  /**
   * {@link #withoutDuplicates} within each family of labels, and then the boxes that stay become
   * the mean of themselves and those of their family that lie nearly where they do, weighted by
   * confidence: neighbouring cells of a network err each in its own way, and which of them is the
   * surest changes from frame to frame.
   *
   * <p>Source: Gidaris and Komodakis, "Object detection via a multi-region and semantic
   * segmentation-aware CNN model", ICCV 2015, "bounding box voting".
   *
   * @return in {@link #ORDER}
   */
  public static List<Detection> suppressed(List<Detection> detections, Suppression how) {
    List<Detection> kept = withoutDuplicates(detections, how.nmsIou(), how.families());
    if (how.voteIou() < Suppression.NO_VOTES) {
      kept.replaceAll(one -> voted(one, detections, how));
      kept.sort(ORDER);
    }
    return kept;
  }

  private static Detection voted(Detection kept, List<Detection> voters, Suppression how) {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double sum = 0;
    for (Detection voter : voters) {
      Box box = voter.box();
      if (how.families().areOne(voter.label(), kept.label())
          && box.iou(kept.box()) >= how.voteIou()) {
        left += voter.confidence() * box.left();
        top += voter.confidence() * box.top();
        right += voter.confidence() * box.right();
        bottom += voter.confidence() * box.bottom();
        sum += voter.confidence();
      }
    }
    Box mean =
        new Box(
            (float) (left / sum),
            (float) (top / sum),
            (float) (right / sum),
            (float) (bottom / sum));
    return new Detection(kept.label(), mean, kept.confidence());
  }
}
