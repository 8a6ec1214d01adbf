package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.nets.Suppression;
import java.util.ArrayList;
import java.util.List;

/**
 * The boxes of one look that may show the same thing, surest first. A crowd has some hundreds, and
 * all pairs of them would be compared: most are told apart by where their corners are.
 */
final class FamilyBoxes {

  private final List<Detection> all;
  private final float[] left;
  private final float[] top;

  /** Those that overlap one that stays. */
  private final boolean[] gone;

  FamilyBoxes(List<Detection> family) {
    all = new ArrayList<>(family);
    all.sort(Detections.ORDER);
    left = new float[all.size()];
    top = new float[all.size()];
    gone = new boolean[all.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = all.get(i).box().left();
      top[i] = all.get(i).box().top();
    }
  }

  /** What stays, with boxes where all that vote for them say. */
  List<Detection> suppressed(double nmsIou, double voteIou) {
    List<Detection> staying = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (!gone[i]) {
        staying.add(keep(all.get(i), nmsIou, voteIou));
      }
    }
    return staying;
  }

  /** Marks what a box that stays overlaps as gone; the box, where the votes say that it is. */
  private Detection keep(Detection kept, double nmsIou, double voteIou) {
    Box box = kept.box();
    // What overlaps it by an IoU is no wider or higher than it is, divided by that; so its corner
    // lies between that far before this box's and this box's other corner. Asked in one question,
    // since where a box lies in a crowd is nothing that a processor guesses.
    double longest = 1 / Math.min(nmsIou, voteIou);
    float reachX = (float) (box.width() * (longest + 1) / 2);
    float reachY = (float) (box.height() * (longest + 1) / 2);
    float x = box.right() - reachX;
    float y = box.bottom() - reachY;
    float scale = reachX / reachY;
    Votes votes = new Votes();
    for (int i = 0; i < left.length; i++) {
      if (Math.max(Math.abs(left[i] - x), scale * Math.abs(top[i] - y)) < reachX) {
        double iou = all.get(i).box().iou(box);
        gone[i] |= iou > nmsIou;
        if (iou >= voteIou) {
          votes.add(all.get(i));
        }
      }
    }
    return voteIou < Suppression.NO_VOTES && kept.confidence() > 0
        ? new Detection(kept.label(), votes.mean(), kept.confidence())
        : kept;
  }

  /** The mean of boxes, each as heavy as it is sure. */
  private static final class Votes {
    private double left;
    private double top;
    private double right;
    private double bottom;
    private double sum;

    void add(Detection one) {
      double confidence = one.confidence();
      Box box = one.box();
      left += confidence * box.left();
      top += confidence * box.top();
      right += confidence * box.right();
      bottom += confidence * box.bottom();
      sum += confidence;
    }

    Box mean() {
      return new Box(
          (float) (left / sum), (float) (top / sum), (float) (right / sum), (float) (bottom / sum));
    }
  }
}
