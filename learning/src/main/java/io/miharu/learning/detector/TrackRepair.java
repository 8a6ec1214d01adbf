package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.learning.detector.LabelledBox.Trust;
import java.util.ArrayList;
import java.util.List;

/**
 * Mends single misses: what is surely there a moment before and a moment after, in nearly the same
 * place, is there in between.
 */
final class TrackRepair {

  /** Of the boxes before and after. */
  private static final double SAME_IOU = 0.5;

  /** What is not seen itself counts for less. */
  private static final float DISCOUNT = 0.8f;

  private TrackRepair() {}

  /**
   * The labels of a frame with what its neighbours know.
   *
   * @param before sure detections of an earlier frame, in pixels as the labels
   * @param after the same of a later frame
   */
  static List<LabelledBox> mend(
      List<LabelledBox> labels, List<Detection> before, List<Detection> after) {
    List<LabelledBox> mended = new ArrayList<>(labels);
    for (Detection early : before) {
      for (Detection late : after) {
        if (early.label().equals(late.label()) && early.box().iou(late.box()) >= SAME_IOU) {
          between(early, late, mended);
        }
      }
    }
    return mended;
  }

  private static void between(Detection early, Detection late, List<LabelledBox> labels) {
    Box a = early.box();
    Box b = late.box();
    Box middle =
        new Box(
            (a.left() + b.left()) / 2,
            (a.top() + b.top()) / 2,
            (a.right() + b.right()) / 2,
            (a.bottom() + b.bottom()) / 2);
    LabelledBox there =
        new LabelledBox(
            early.label(),
            middle,
            DISCOUNT * Math.min(early.confidence(), late.confidence()),
            1,
            Trust.REPAIRED);
    for (int i = 0; i < labels.size(); i++) {
      LabelledBox known = labels.get(i);
      if (known.box().iou(middle) >= SAME_IOU) {
        if (known.trust() == Trust.UNSURE && known.label().equals(there.label())) {
          labels.set(
              i,
              new LabelledBox(
                  known.label(),
                  known.box(),
                  Math.max(known.confidence(), there.confidence()),
                  known.share(),
                  Trust.REPAIRED));
        }
        return;
      }
    }
    labels.add(there);
  }
}
