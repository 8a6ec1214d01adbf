package io.miharu.learning.detector;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Things that can be cut out of labelled frames and pasted into others, so that a car is learnt
 * before more backgrounds than the few it was filmed at.
 *
 * <p>Source: Ghiasi et al., "Simple copy-paste is a strong data augmentation method for instance
 * segmentation", CVPR 2021, and Dwibedi et al., "Cut, paste and learn", ICCV 2017; without masks,
 * so that a margin around the box comes along and fades. Classes come as often as the square root
 * of how many things they have. Immutable.
 */
final class ThingCuts {

  /** What another box covers this much of does not stand alone. */
  private static final double COVERED = 0.1;

  /** A thing whose longer side is shorter shows nothing that can be enlarged, px. */
  private static final double SMALLEST = 20;

  /** What ends nearer to the frame's edge may be cut off there, px. */
  private static final double EDGE = 2;

  private final List<List<Cut>> byClass = new ArrayList<>();
  private final double[] weights = new double[DetectorLabels.ALL.size()];
  private double allWeights;

  /** A thing of a frame. */
  record Cut(LabelledFrame frame, LabelledBox thing) {}

  ThingCuts(List<LabelledFrame> frames) {
    for (int k = 0; k < weights.length; k++) {
      byClass.add(new ArrayList<>());
    }
    for (LabelledFrame frame : frames) {
      for (LabelledBox thing : frame.boxes()) {
        if (standsAlone(frame, thing)) {
          byClass.get(DetectorLabels.ALL.indexOf(thing.label())).add(new Cut(frame, thing));
        }
      }
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.sqrt(byClass.get(k).size());
      allWeights += weights[k];
    }
  }

  private static boolean standsAlone(LabelledFrame frame, LabelledBox thing) {
    Box box = thing.box();
    return thing.isThing()
        && Math.max(box.width(), box.height()) >= SMALLEST
        && box.left() >= EDGE
        && box.top() >= EDGE
        && box.right() <= frame.width() - EDGE
        && box.bottom() <= frame.height() - EDGE
        && frame.boxes().stream()
            .allMatch(other -> other.equals(thing) || box.coveredBy(other.box()) <= COVERED);
  }

  /** One of the things; none where there are none. */
  Optional<Cut> draw(SplittableRandom random) {
    double at = allWeights * random.nextDouble();
    for (int k = 0; k < weights.length; k++) {
      at -= weights[k];
      if (at < 0) {
        List<Cut> things = byClass.get(k);
        return Optional.of(things.get(random.nextInt(things.size())));
      }
    }
    return Optional.empty();
  }
}
