package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.List;

/** Which boxes show the same person, or a part of one. */
final class PersonBoxes {

  /** Boxes overlap this far, or lie in one another this far, if they show the same. */
  private static final double SAME_IOU = 0.3;

  private static final double INSIDE = 0.6;

  /** A box that overlaps another this far tells of the same whole person, or thing. */
  static final double SAME_SHAPE = 0.5;

  /** A box that lies in a surer one this far shows nobody else, whatever its height. */
  private static final double SURROUNDED = 0.85;

  /** What is lower than this share of a person in whose box it lies is a part of the person. */
  private static final double PART_HEIGHT = 0.6;

  /** Height over width of one upright person. */
  private static final double LEAST_UPRIGHT = 1.4;

  private static final double MOST_UPRIGHT = 4.5;

  private PersonBoxes() {}

  static boolean isPerson(Detection one) {
    return one.label().equals(PeopleDetector.PERSON);
  }

  /** Whether a box has the proportions of one upright person. */
  static boolean isUpright(Box box) {
    double aspect = box.height() / box.width();
    return aspect > LEAST_UPRIGHT && aspect < MOST_UPRIGHT;
  }

  /** Whether two boxes show the same, or one a part of the other. */
  static boolean same(Box one, Box other) {
    return one.intersectionPx2(other) > 0
        && (one.iou(other) > SAME_IOU
            || one.coveredBy(other) > INSIDE
            || other.coveredBy(one) > INSIDE);
  }

  /** Whether most of a box lies in another. */
  static boolean isInside(Box box, Box other) {
    return box.coveredBy(other) > INSIDE;
  }

  /** Whether a box shows no more than a head or legs of an upright person. */
  static boolean isLowPart(Box part, Box whole) {
    return part.coveredBy(whole) > INSIDE && part.height() < PART_HEIGHT * whole.height();
  }

  /**
   * What a network saw without the boxes that show a part of a person of whom it is surer, or more
   * than that person.
   *
   * @return in {@link Detections#ORDER}
   */
  static List<Detection> once(List<Detection> network) {
    List<Detection> kept = new ArrayList<>();
    List<Box> persons = new ArrayList<>();
    for (Detection one : network.stream().sorted(Detections.ORDER).toList()) {
      boolean person = isPerson(one);
      if (person && isSaidBy(persons, one.box())) {
        continue;
      }
      kept.add(one);
      if (person) {
        persons.add(one.box());
      }
    }
    return kept;
  }

  private static boolean isSaidBy(List<Box> surer, Box one) {
    for (Box other : surer) {
      if (one.intersectionPx2(other) > 0 && (isPart(one, other) || isPart(other, one))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(Box part, Box whole) {
    return part.coveredBy(whole) > SURROUNDED || isLowPart(part, whole);
  }
}
