package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.BodyPart;
import io.miharu.core.MediaTime;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import java.util.Arrays;
import java.util.List;

/**
 * The fifteen joints that every layout has, {@link BodyLayout#COCO_15}: what a network must be
 * trained on that is to read the skeletons of a pose detector.
 *
 * <p>The middles of hips and shoulders are means of left and right, the nose stands for the head,
 * and of each limb the three joints next to the trunk are taken.
 */
public final class CommonJoints {

  /** A joint in the picture with less confidence counts as lost. */
  static final float LEAST_CONFIDENCE = 0.3f;

  private static final int OF_A_LIMB = 3;
  private static final BodyLayout COMMON = BodyLayout.COCO_15;

  private CommonJoints() {}

  /** A recorded motion by its common joints; times and units stay. */
  public static BodyMotion of(BodyMotion motion) {
    BodyLayout layout = motion.layout();
    if (layout.equals(COMMON)) {
      return motion;
    }
    float[] values = new float[motion.frames() * COMMON.size() * BodyMotion.AXES];
    for (int t = 0; t < motion.frames(); t++) {
      float[] frame = new float[layout.size() * BodyMotion.AXES];
      for (int joint = 0; joint < layout.size(); joint++) {
        for (int axis = 0; axis < BodyMotion.AXES; axis++) {
          frame[joint * BodyMotion.AXES + axis] = motion.at(t, joint, axis);
        }
      }
      common(frame, layout, values, t);
    }
    return new BodyMotion(COMMON, motion.times(), values);
  }

  /**
   * A pose detector's skeleton, turned from pixels to the axes of {@link BodyMotion}: x to the
   * left, y up, z 0, one pixel a metre, which the unit of {@link NormalMotion} takes out.
   *
   * @param sequence of layout {@link SkeletonLayout#COCO_17}
   */
  public static BodyMotion of(SkeletonSequence sequence) {
    if (!sequence.layout().equals(SkeletonLayout.COCO_17)) {
      throw new IllegalArgumentException(
          "needs skeletons of layout %s, got %s"
              .formatted(SkeletonLayout.COCO_17.name(), sequence.layout().name()));
    }
    List<MediaTime> times = sequence.times();
    float[] pixels = sequence.values();
    float[] values = new float[times.size() * COMMON.size() * BodyMotion.AXES];
    int row = SkeletonLayout.COCO_17.joints().size() * SkeletonSequence.CHANNELS;
    for (int t = 0; t < times.size(); t++) {
      float[] frame = Arrays.copyOfRange(pixels, t * row, (t + 1) * row);
      for (int at = 0; at < row; at += SkeletonSequence.CHANNELS) {
        boolean lost = !(frame[at + 2] >= LEAST_CONFIDENCE);
        frame[at] = lost ? Float.NaN : -frame[at];
        frame[at + 1] = lost ? Float.NaN : -frame[at + 1];
        frame[at + 2] = lost ? Float.NaN : 0;
      }
      int to = t * COMMON.size() * BodyMotion.AXES;
      middle(frame, 11, 12, values, to);
      middle(frame, 5, 6, values, to + 3);
      middle(frame, 0, 0, values, to + 6);
      // Shoulder, elbow, wrist and hip, knee, ankle alternate between left and right.
      int[] limbs = {5, 7, 9, 6, 8, 10, 11, 13, 15, 12, 14, 16};
      for (int i = 0; i < limbs.length; i++) {
        middle(frame, limbs[i], limbs[i], values, to + 9 + 3 * i);
      }
    }
    return new BodyMotion(COMMON, times, values);
  }

  private static void common(float[] frame, BodyLayout layout, float[] values, int t) {
    int to = t * COMMON.size() * BodyMotion.AXES;
    middle(
        frame,
        layout.reference(BodyPart.LEFT_LEG),
        layout.reference(BodyPart.RIGHT_LEG),
        values,
        to);
    middle(
        frame,
        layout.reference(BodyPart.LEFT_ARM),
        layout.reference(BodyPart.RIGHT_ARM),
        values,
        to + 3);
    middle(frame, layout.head(), layout.head(), values, to + 6);
    for (BodyPart limb : BodyPart.values()) {
      if (limb != BodyPart.TORSO) {
        for (int i = 0; i < OF_A_LIMB; i++) {
          int joint = layout.part(limb).get(i);
          int at = to + COMMON.part(limb).get(i) * BodyMotion.AXES;
          middle(frame, joint, joint, values, at);
        }
      }
    }
  }

  /** NaN when one of the two is. */
  private static void middle(float[] frame, int one, int other, float[] values, int to) {
    for (int axis = 0; axis < BodyMotion.AXES; axis++) {
      values[to + axis] =
          (float)
              (((double) frame[one * BodyMotion.AXES + axis]
                      + frame[other * BodyMotion.AXES + axis])
                  / 2);
    }
  }
}
