package io.miharu.temporal.tracking;

import io.miharu.core.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two names for one thing: a detector whose suppression works per class reports the same van as a
 * car and as a truck, and each would become a track.
 */
final class SiblingBoxes {

  // Two vehicles side by side never cover each other this well; two answers for one vehicle do.
  private static final double SAME_THING_IOU = 0.8;

  private SiblingBoxes() {}

  /**
   * The detections, without those that lie on a more confident one of a related class.
   *
   * @return in the order given; of equals in confidence the earlier one stays
   */
  static List<Detection> withoutDoubles(List<Detection> detections) {
    List<Detection> strongestFirst = new ArrayList<>(detections);
    strongestFirst.sort(Comparator.comparingDouble(Detection::confidence).reversed());
    List<Detection> kept = new ArrayList<>();
    List<Detection> doubles = new ArrayList<>();
    for (Detection detection : strongestFirst) {
      (isDoubleOfAny(detection, kept) ? doubles : kept).add(detection);
    }
    return doubles.isEmpty()
        ? detections
        : detections.stream().filter(detection -> !doubles.contains(detection)).toList();
  }

  private static boolean isDoubleOfAny(Detection weaker, List<Detection> kept) {
    for (Detection stronger : kept) {
      if (isDouble(weaker, stronger)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDouble(Detection weaker, Detection stronger) {
    return Kinship.areSiblings(weaker.label(), stronger.label())
        && weaker.box().iou(stronger.box()) >= SAME_THING_IOU;
  }
}
