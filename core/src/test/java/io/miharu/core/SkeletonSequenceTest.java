package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkeletonSequenceTest {

  private static final SkeletonLayout STICK =
      new SkeletonLayout("stick", List.of("top", "foot"), List.of(new SkeletonLayout.Bone(0, 1)));

  private static Pose pose(Joint top, Joint foot) {
    return new Pose(STICK, List.of(top, foot));
  }

  @Test
  void of_twoPoses_keepsThemInOrderWithMissingJoints() {
    Pose first = pose(new Joint(1, 2, 0.5f), Joint.MISSING);
    Pose second = pose(new Joint(3, 4, 0.25f), new Joint(5, 6, 1));
    SkeletonSequence sequence =
        SkeletonSequence.of(
            STICK, List.of(MediaTime.ZERO, MediaTime.ofSeconds(1)), List.of(first, second));
    assertArrayEquals(
        new float[] {1, 2, 0.5f, Float.NaN, Float.NaN, 0, 3, 4, 0.25f, 5, 6, 1}, sequence.values());
    assertEquals(first, sequence.pose(0));
    assertEquals(second, sequence.pose(1));
  }

  @Test
  void constructor_wrongNumberOfValuesOrFallingTimes_areRefused() {
    List<MediaTime> times = List.of(MediaTime.ofSeconds(1), MediaTime.ZERO);
    assertThrows(
        IllegalArgumentException.class, () -> new SkeletonSequence(STICK, times, new float[12]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SkeletonSequence(STICK, List.of(MediaTime.ZERO), new float[5]));
  }

  @Test
  void values_changedByTheCaller_changeNothing() {
    float[] values = {1, 2, 0.5f, 3, 4, 0.5f};
    SkeletonSequence sequence = new SkeletonSequence(STICK, List.of(MediaTime.ZERO), values);
    values[0] = 9;
    sequence.values()[1] = 9;
    assertEquals(new Joint(1, 2, 0.5f), sequence.pose(0).joint("top"));
  }

  @Test
  void joint_halfMissingOrSureOfNothing_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Joint(1, Float.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Joint(Float.NaN, Float.NaN, 0.5f));
    assertThrows(IllegalArgumentException.class, () -> new Joint(1, 1, 1.5f));
  }

  @Test
  void middle_oneJointMissing_isMissing() {
    assertFalse(pose(new Joint(1, 2, 1), Joint.MISSING).middle("top", "foot").found());
    assertEquals(
        new Joint(2, 4, 0.5f),
        pose(new Joint(1, 2, 1), new Joint(3, 6, 0.5f)).middle("top", "foot"));
  }

  @Test
  void layout_boneToNowhereOrUnknownJoint_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SkeletonLayout("bad", List.of("top"), List.of(new SkeletonLayout.Bone(0, 1))));
    assertThrows(IllegalArgumentException.class, () -> STICK.index("knee"));
    assertEquals(15, SkeletonLayout.COCO_17.index("left-ankle"));
  }
}
