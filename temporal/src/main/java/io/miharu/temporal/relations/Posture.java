package io.miharu.temporal.relations;

import io.miharu.core.Joint;
import io.miharu.core.Pose;

/**
 * What a pose measures, in degrees and in torso lengths; NaN where the joints for it are missing.
 * Vertical means the picture's, so the camera must be level. Immutable.
 *
 * @param torsoPx from the middle of the hips to the middle of the shoulders
 * @param torsoDegrees between mid-hip to mid-shoulder and the vertical, 0 upright, 180 head down
 *     (methods text, event-detection.md section 10)
 * @param hipHeight of mid-hip above the lower ankle, or above the lower edge of the box where no
 *     ankle is seen
 * @param kneeDrop of the knees below mid-hip: near 1 for who stands, near 0 on a chair
 * @param handsAbove of the lower wrist above its own shoulder
 */
record Posture(
    double torsoPx, double torsoDegrees, double hipHeight, double kneeDrop, double handsAbove) {

  /**
   * Measures a pose.
   *
   * @param bottom lower edge of the person's box, px
   * @param bodyTorsoPx the torso's length in earlier poses, px, since a torso that points at the
   *     camera looks short; 0 when there was none
   */
  static Posture of(Pose pose, double bottom, double bodyTorsoPx) {
    Joint hips = pose.middle("left-hip", "right-hip");
    Joint shoulders = pose.middle("left-shoulder", "right-shoulder");
    double dx = (double) shoulders.x() - hips.x();
    double up = (double) hips.y() - shoulders.y();
    double torso = Math.hypot(dx, up);
    // NaN stays NaN: without a torso, nothing can be measured.
    double unit = Double.isNaN(torso) ? Double.NaN : Math.max(torso, bodyTorsoPx);
    return new Posture(
        torso,
        Math.toDegrees(Math.atan2(Math.abs(dx), up)),
        (ground(pose, bottom) - hips.y()) / unit,
        (lower(pose, "left-knee", "right-knee") - hips.y()) / unit,
        Math.min(
                above(pose, "left-wrist", "left-shoulder"),
                above(pose, "right-wrist", "right-shoulder"))
            / unit);
  }

  private static double ground(Pose pose, double bottom) {
    double ankles = lower(pose, "left-ankle", "right-ankle");
    return Double.isNaN(ankles) ? bottom : ankles;
  }

  /** The larger y of two joints, or of the one that was found; NaN when none was. */
  private static double lower(Pose pose, String one, String other) {
    Joint a = pose.joint(one);
    Joint b = pose.joint(other);
    if (a.found() && b.found()) {
      return Math.max(a.y(), b.y());
    }
    return a.found() ? a.y() : b.y();
  }

  private static double above(Pose pose, String hand, String shoulder) {
    return (double) pose.joint(shoulder).y() - pose.joint(hand).y();
  }
}
