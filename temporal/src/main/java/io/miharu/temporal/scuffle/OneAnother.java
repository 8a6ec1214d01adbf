package io.miharu.temporal.scuffle;

import io.miharu.core.Box;
import io.miharu.core.Joint;
import io.miharu.core.Pose;
import java.util.ArrayList;
import java.util.List;

/** Of the people of one look, how near they are to one another. */
final class OneAnother {

  /** Boxes that overlap by more are likely one person seen twice. */
  private static final double TWICE = 0.6;

  /** A joint must be this sure. */
  private static final double JOINT = 0.25;

  private static final List<String> WRISTS = List.of("left-wrist", "right-wrist");
  private static final List<String> AIMS = List.of("nose", "left-shoulder", "right-shoulder");

  private OneAnother() {}

  /**
   * How far apart the middles of the nearest two are, in the mean of their heights; NaN where fewer
   * than two are seen.
   */
  static double nearest(List<PersonSight> people) {
    double nearest = Double.NaN;
    for (int i = 0; i < people.size(); i++) {
      for (int k = 0; k < i; k++) {
        Box one = people.get(i).box();
        Box other = people.get(k).box();
        double apart =
            Math.hypot(one.centreX() - other.centreX(), one.centreY() - other.centreY())
                / ((one.height() + other.height()) / 2);
        nearest = Double.isNaN(nearest) ? apart : Math.min(nearest, apart);
      }
    }
    return nearest;
  }

  /**
   * For each wrist of somebody and each other person, how far it is from the nearest of nose and
   * shoulders there, in the mean of both heights; those seen.
   */
  static List<Double> reaches(List<PersonSight> people) {
    List<Double> reaches = new ArrayList<>();
    for (PersonSight one : people) {
      for (PersonSight other : people) {
        if (!one.equals(other)
            && one.pose().isPresent()
            && other.pose().isPresent()
            && one.box().iou(other.box()) <= TWICE) {
          double height = (one.box().height() + other.box().height()) / 2;
          List<Joint> aims = seen(other.pose().get(), AIMS);
          for (Joint wrist : seen(one.pose().get(), WRISTS)) {
            aims.stream()
                .mapToDouble(aim -> Math.hypot(aim.x() - wrist.x(), aim.y() - wrist.y()) / height)
                .min()
                .ifPresent(reaches::add);
          }
        }
      }
    }
    return reaches;
  }

  private static List<Joint> seen(Pose pose, List<String> names) {
    return names.stream().map(pose::joint).filter(joint -> joint.confidence() > JOINT).toList();
  }
}
