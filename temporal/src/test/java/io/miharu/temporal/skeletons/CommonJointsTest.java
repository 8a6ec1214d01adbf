package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonJointsTest {

  /** Joint j lies at (j, 10 j, 100 j). */
  private static BodyMotion numbered(BodyLayout layout) {
    float[] values = new float[layout.size() * 3];
    for (int joint = 0; joint < layout.size(); joint++) {
      values[3 * joint] = joint;
      values[3 * joint + 1] = 10 * joint;
      values[3 * joint + 2] = 100 * joint;
    }
    return BodyMotion.atRate(layout, 30, values);
  }

  @Test
  void of_msr_takesMiddlesAndThreeJointsOfALimb() {
    BodyMotion common = CommonJoints.of(numbered(BodyLayout.MSR_20));
    // Hips are joints 4 and 5 from 0, shoulders 0 and 1, the head 19.
    assertEquals(4.5f, common.at(0, 0, 0));
    assertEquals(5f, common.at(0, 1, 1));
    assertEquals(1900f, common.at(0, 2, 2));
    // The right arm is 1, 8, 10 and the hand 12, which is left out.
    assertEquals(10f, common.at(0, BodyLayout.COCO_15.skeleton().index("right-wrist"), 0));
  }

  @Test
  void of_pose_turnsThePictureAndDropsTheUnsure() {
    float[] pixels = new float[17 * 3];
    for (int joint = 0; joint < 17; joint++) {
      pixels[3 * joint] = 100 + joint;
      pixels[3 * joint + 1] = 10 * joint;
      pixels[3 * joint + 2] = joint == 9 ? 0.2f : 0.9f; // the left wrist is unsure
    }
    BodyMotion common =
        CommonJoints.of(
            new SkeletonSequence(SkeletonLayout.COCO_17, List.of(MediaTime.ZERO), pixels));
    assertEquals(-(111 + 112) / 2f, common.at(0, 0, 0));
    assertEquals(-50f, common.at(0, BodyLayout.COCO_15.skeleton().index("left-shoulder"), 1));
    assertEquals(0f, common.at(0, 2, 2));
    assertTrue(Float.isNaN(common.at(0, BodyLayout.COCO_15.skeleton().index("left-wrist"), 0)));
  }

  @Test
  void planar_recordingAtAnotherDepthAndSize_isTheSame() {
    BodyMotion body = numbered(BodyLayout.COCO_15);
    float[] values = body.values();
    for (int at = 0; at < values.length; at += 3) {
      values[at] *= 3;
      values[at + 1] *= 3;
      values[at + 2] += 7;
    }
    BodyMotion larger = BodyMotion.atRate(BodyLayout.COCO_15, 30, values);
    assertArrayEquals(
        NormalMotion.of(List.of(body), Heading.KEPT).planar().values()[0],
        NormalMotion.of(List.of(larger), Heading.KEPT).planar().values()[0],
        1e-4f);
  }
}
