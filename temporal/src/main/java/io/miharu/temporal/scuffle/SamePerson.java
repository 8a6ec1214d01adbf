package io.miharu.temporal.scuffle;

import io.miharu.core.Joint;
import io.miharu.core.Pose;
import java.util.ArrayList;
import java.util.List;

/**
 * One person at two moments.
 *
 * @param seconds between them, above 0
 */
record SamePerson(PersonSight before, PersonSight now, double seconds) {

  private static final List<String> LIMBS =
      List.of(
          "left-elbow",
          "right-elbow",
          "left-wrist",
          "right-wrist",
          "left-knee",
          "right-knee",
          "left-ankle",
          "right-ankle");

  private static final List<String> HEAD =
      List.of("nose", "left-eye", "right-eye", "left-ear", "right-ear");

  private static final List<String> TORSO =
      List.of("left-shoulder", "right-shoulder", "left-hip", "right-hip");

  /** A joint must be this sure at both moments. */
  private static final double JOINT = 0.25;

  /** Px. */
  private record Shift(double x, double y) {}

  /** |d ln w|/dt of the box, in 1/s. */
  double widthChange() {
    return Math.abs(Math.log(now.box().width() / before.box().width())) / seconds;
  }

  /** |d ln h|/dt of the box, in 1/s. */
  double heightChange() {
    return Math.abs(Math.log(now.box().height() / before.box().height())) / seconds;
  }

  /** How fast the middle of the box moves, in heights of the box per second. */
  double drift() {
    return length(
        new Shift(
            now.box().centreX() - before.box().centreX(),
            now.box().centreY() - before.box().centreY()));
  }

  /** How fast elbows, wrists, knees and ankles move against the torso, likewise; those seen. */
  List<Double> limbSpeeds() {
    return speeds(LIMBS);
  }

  /** The same for nose, eyes and ears. */
  List<Double> headSpeeds() {
    return speeds(HEAD);
  }

  private List<Double> speeds(List<String> joints) {
    List<Shift> torso = shifts(TORSO);
    List<Double> speeds = new ArrayList<>();
    if (torso.size() >= 2) {
      Shift body = mean(torso);
      for (Shift joint : shifts(joints)) {
        speeds.add(length(new Shift(joint.x() - body.x(), joint.y() - body.y())));
      }
    }
    return speeds;
  }

  private double length(Shift shift) {
    double height = (before.box().height() + now.box().height()) / 2;
    return Math.hypot(shift.x(), shift.y()) / height / seconds;
  }

  private List<Shift> shifts(List<String> joints) {
    if (before.pose().isEmpty() || now.pose().isEmpty()) {
      return List.of();
    }
    Pose from = before.pose().get();
    Pose to = now.pose().get();
    List<Shift> shifts = new ArrayList<>();
    for (String name : joints) {
      Joint was = from.joint(name);
      Joint is = to.joint(name);
      if (was.found() && is.found() && Math.min(was.confidence(), is.confidence()) > JOINT) {
        shifts.add(new Shift((double) is.x() - was.x(), (double) is.y() - was.y()));
      }
    }
    return shifts;
  }

  private static Shift mean(List<Shift> shifts) {
    return new Shift(
        shifts.stream().mapToDouble(Shift::x).average().orElse(Double.NaN),
        shifts.stream().mapToDouble(Shift::y).average().orElse(Double.NaN));
  }
}
