package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import org.junit.jupiter.api.Test;

class MotionStreamTest {

  private static final BodyLayout SBU = BodyLayout.SBU_15;
  private static final int ROW = 15 * NormalMotion.AXES;

  /** Joint j of frame t is at (j², 10 t², 0): steps in time of 10, 30, 50, 70. */
  private static NormalMotion squares() {
    float[] body = new float[5 * ROW];
    for (int t = 0; t < 5; t++) {
      for (int joint = 0; joint < 15; joint++) {
        body[t * ROW + joint * NormalMotion.AXES] = joint * joint;
        body[t * ROW + joint * NormalMotion.AXES + 1] = 10 * t * t;
      }
    }
    return new NormalMotion(SBU, 5, new float[][] {body});
  }

  @Test
  void bone_goesFromTheNeighbourNearerTheRoot_theRootStays() {
    NormalMotion bones = MotionStream.BONE.of(squares());
    // Of SBU the root is 2; neck 1 hangs on it, the head 0 and shoulder 3 on the neck, 4 on 3.
    assertEquals(2 * 2, bones.at(0, 3, 2, 0));
    assertEquals(90, bones.at(0, 3, 2, 1));
    assertEquals(1 - 4, bones.at(0, 3, 1, 0));
    assertEquals(0 - 1, bones.at(0, 3, 0, 0));
    assertEquals(9 - 1, bones.at(0, 3, 3, 0));
    assertEquals(16 - 9, bones.at(0, 3, 4, 0));
    assertEquals(0, bones.at(0, 3, 4, 1));
  }

  @Test
  void jointMotion_isTheWayOfTwoFrames_shorterAtTheEnd() {
    NormalMotion moves = MotionStream.JOINT_MOTION.of(squares());
    float[] expected = {40, 90 - 10, 160 - 40, 160 - 90, 0};
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], moves.at(0, t, 7, 1));
      assertEquals(0, moves.at(0, t, 7, 0));
    }
  }

  @Test
  void boneMotion_bodyThatMovesAsAWhole_onlyTheRootMoves() {
    NormalMotion moves = MotionStream.BONE_MOTION.of(squares());
    for (int joint = 0; joint < 15; joint++) {
      assertEquals(joint == SBU.root() ? 40 : 0, moves.at(0, 0, joint, 1));
    }
  }

  @Test
  void parents_ofEveryLayout_leadToTheRoot() {
    for (BodyLayout layout : BodyLayout.all()) {
      int[] parents = MotionStream.parents(layout);
      for (int joint = 0; joint < parents.length; joint++) {
        int at = joint;
        for (int steps = 0; steps < parents.length && at != layout.root(); steps++) {
          assertTrue(parents[at] >= 0, layout.skeleton().name());
          at = parents[at];
        }
        assertEquals(layout.root(), at, layout.skeleton().name());
      }
    }
  }

  @Test
  void named_unknownStream_saysWhichThereAre() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> MotionStream.named("speed"));
    assertTrue(String.valueOf(refused.getMessage()).contains("joint-motion"));
  }
}
