package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLayoutTest {

  @Test
  void mirror_twice_isEachJointItself() {
    for (BodyLayout layout : BodyLayout.all()) {
      int[] mirror = layout.mirror();
      for (int joint = 0; joint < layout.size(); joint++) {
        assertEquals(joint, mirror[mirror[joint]], layout.skeleton().name());
      }
    }
  }

  @Test
  void mirror_ofANamedSide_isTheOtherSideOfTheSameName() {
    for (BodyLayout layout : BodyLayout.all()) {
      List<String> joints = layout.skeleton().joints();
      for (int joint = 0; joint < layout.size(); joint++) {
        String name = joints.get(joint);
        String expected =
            name.startsWith("left-")
                ? name.replace("left-", "right-")
                : name.replace("right-", "left-");
        assertEquals(expected, joints.get(layout.mirror()[joint]), layout.skeleton().name());
      }
    }
  }

  @Test
  void bones_makeATree() {
    for (BodyLayout layout : BodyLayout.all()) {
      assertEquals(layout.size() - 1, layout.skeleton().bones().size(), layout.skeleton().name());
      int[] group = new int[layout.size()];
      for (int i = 0; i < group.length; i++) {
        group[i] = i;
      }
      for (SkeletonLayout.Bone bone : layout.skeleton().bones()) {
        int from = group[bone.from()];
        int to = group[bone.to()];
        for (int i = 0; i < group.length; i++) {
          group[i] = group[i] == to ? from : group[i];
        }
      }
      assertArrayEquals(new int[layout.size()], normal(group), layout.skeleton().name());
    }
  }

  private static int[] normal(int[] group) {
    int first = group[0];
    int[] normal = new int[group.length];
    for (int i = 0; i < group.length; i++) {
      normal[i] = group[i] == first ? 0 : 1;
    }
    return normal;
  }

  @Test
  void reference_ofAnArm_isItsOwnShoulderAndOfTheTorsoTheHead() {
    assertEquals(
        "left-shoulder",
        BodyLayout.MSR_20.skeleton().joints().get(BodyLayout.MSR_20.reference(BodyPart.LEFT_ARM)));
    assertEquals(19, BodyLayout.MSR_20.reference(BodyPart.TORSO));
  }

  @Test
  void named_unknown_namesTheOnesThereAre() {
    assertThrows(IllegalArgumentException.class, () -> BodyLayout.named("dog-12"));
  }

  @Test
  void motion_halfLostJoint_isRefused() {
    float[] values = new float[15 * 3];
    values[4] = Float.NaN;
    assertThrows(
        IllegalArgumentException.class, () -> BodyMotion.atRate(BodyLayout.SBU_15, 15, values));
  }
}
