package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.nets.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all detectors do with lists of detections: one order, one way to drop duplicates. */
public final class Detections {

  /** Surest first; ties by label, then left, top, right and bottom edge, each rising. */
  public static final Comparator<Detection> ORDER = Detections::compare;

  private Detections() {}

  /**
   * Greedy non-maximum suppression within each label: the surest stays, and what overlaps one that
   * stays by an IoU above {@code maxIou} goes. O(n²).
   *
   * @return in {@link #ORDER}
   */
  public static List<Detection> withoutDuplicates(List<Detection> detections, double maxIou) {
    return suppressed(
        detections, new Suppression(maxIou, Suppression.NO_VOTES, LabelFamilies.NONE));
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
    // Apart by families first, as every pair of what is left is compared.
    Map<ConceptId, List<Detection>> families = new HashMap<>();
    for (Detection one : detections) {
      families
          .computeIfAbsent(how.families().head(one.label()), head -> new ArrayList<>())
          .add(one);
    }
    List<Detection> all = new ArrayList<>();
    for (List<Detection> family : families.values()) {
      all.addAll(new FamilyBoxes(family).suppressed(how.nmsIou(), how.voteIou()));
    }
    all.sort(ORDER);
    return all;
  }

  /** Not a chain of comparators: it sorts what every look gives, and confidences hardly tie. */
  private static int compare(Detection one, Detection other) {
    int order = Float.compare(other.confidence(), one.confidence());
    if (order != 0) {
      return order;
    }
    order = one.label().compareTo(other.label());
    return order != 0 ? order : compare(one.box(), other.box());
  }

  private static int compare(Box one, Box other) {
    int order = Float.compare(one.left(), other.left());
    order = order != 0 ? order : Float.compare(one.top(), other.top());
    order = order != 0 ? order : Float.compare(one.right(), other.right());
    return order != 0 ? order : Float.compare(one.bottom(), other.bottom());
  }
}
