package io.miharu.temporal.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoseSmootherTest {

  private final PoseSmoother smoother = new PoseSmoother();

  private static Pose nose(Joint nose) {
    List<Joint> joints = new ArrayList<>(Collections.nCopies(17, Joint.MISSING));
    joints.set(0, nose);
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  private Joint smooth(int track, double seconds, Joint joint) {
    return smoother.smooth(track, MediaTime.ofSeconds(seconds), 100, nose(joint)).joint("nose");
  }

  @Test
  void smooth_firstPose_staysAsItIs() {
    assertEquals(new Joint(10, 20, 0.5f), smooth(1, 0, new Joint(10, 20, 0.5f)));
  }

  @Test
  void smooth_aSmallJump_isMostlyTakenOutAndAFallIsFollowed() {
    smooth(1, 0, new Joint(10, 20, 0.5f));
    Joint jump = smooth(1, 0.2, new Joint(12, 20, 0.5f));
    assertTrue(jump.x() > 10 && jump.x() < 11.5, jump.toString());
    Joint fall = smooth(1, 0.4, new Joint(12, 90, 0.5f));
    assertTrue(fall.y() > 70, fall.toString());
  }

  @Test
  void smooth_missingJoint_staysMissingAndTheOthersGoOn() {
    smooth(1, 0, new Joint(10, 20, 0.5f));
    assertFalse(smooth(1, 0.2, Joint.MISSING).found());
    assertTrue(smooth(1, 0.4, new Joint(14, 20, 0.5f)).x() < 14);
  }

  @Test
  void smooth_afterMoreThanASecond_beginsAfresh() {
    smooth(1, 0, new Joint(10, 20, 0.5f));
    assertEquals(50f, smooth(1, 1.5, new Joint(50, 20, 0.5f)).x());
  }

  @Test
  void smooth_anotherTrack_knowsNothingOfTheFirst() {
    smooth(1, 0, new Joint(10, 20, 0.5f));
    assertEquals(50f, smooth(2, 0.2, new Joint(50, 20, 0.5f)).x());
  }
}
