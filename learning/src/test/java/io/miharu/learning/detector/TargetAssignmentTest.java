package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.learning.detector.TargetBoxes.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetAssignmentTest {

  private static final DetectorNetwork NETWORK = new DetectorNetwork(64, 64, 2);
  private static final Cells CELLS = new Cells(NETWORK);
  private static final TargetAssignment ASSIGNMENT = new TargetAssignment(CELLS, NETWORK.values());

  /** Every cell says a box of one stride in its middle. */
  private static float[] ownSize() {
    float[] output = new float[CELLS.count() * NETWORK.values()];
    for (int cell = 0; cell < CELLS.count(); cell++) {
      output[cell * NETWORK.values()] = 0.5f;
      output[cell * NETWORK.values() + 1] = 0.5f;
    }
    return output;
  }

  /**
   * A thing of exactly one cell of stride 16: that cell has IoU 1. Cells of stride 8 near it have
   * at most a quarter each: [16, 24)² and its three neighbours 64 of 256 px², the twelve around
   * nothing; of stride 32 the one over it has 256 of 1024. The sum is above 1 and below 3, so at
   * least the one that fits is taken, and it first.
   */
  @Test
  void assign_aThingOfOneCell_goesToThatCell() {
    Target target = new Target(0, new Box(16, 16, 32, 32), 1, 1);
    int[] taken = ASSIGNMENT.assign(ownSize(), 0, List.of(target));
    int cell = 64 + 1 * 4 + 1; // second row and column of stride 16
    assertEquals(0, taken[cell]);
    long things = Arrays.stream(taken).filter(t -> t == 0).count();
    // 1 + 4 · ¼ + ¼ = 2.25 overlaps, rounded down
    assertEquals(2, things);
  }

  @Test
  void assign_aCellWantedByTwo_goesToTheOneThatFits() {
    Target exact = new Target(0, new Box(16, 16, 32, 32), 1, 1);
    Target wider = new Target(1, new Box(14, 14, 34, 34), 1, 1);
    int cell = 64 + 1 * 4 + 1;
    assertEquals(0, ASSIGNMENT.assign(ownSize(), 0, List.of(exact, wider))[cell]);
    assertEquals(1, ASSIGNMENT.assign(ownSize(), 0, List.of(wider, exact))[cell]);
  }

  @Test
  void assign_everyThing_hasACell_evenATinyOneInACorner() {
    Target target = new Target(1, new Box(0, 0, 0.5f, 0.5f), 1, 1);
    int[] taken = ASSIGNMENT.assign(ownSize(), 0, List.of(target));
    assertTrue(Arrays.stream(taken).anyMatch(t -> t == 0));
  }

  /** [8, 24)² unsure: the middles 12 and 20 of stride 8 lie inside, 4 and 28 half a stride off. */
  @Test
  void assign_whereNobodyKnows_nothingIsLearnt() {
    Target unsure = new Target(TargetBoxes.UNSURE, new Box(8, 8, 24, 24), 1, 1);
    int[] taken = ASSIGNMENT.assign(ownSize(), 0, List.of(unsure));
    assertEquals(TargetAssignment.IGNORED, taken[1 * 8 + 1]);
    assertEquals(TargetAssignment.IGNORED, taken[2 * 8 + 2]);
    assertEquals(TargetAssignment.NOTHING, taken[5 * 8 + 5]);
    assertTrue(Arrays.stream(taken).noneMatch(t -> t >= 0));
  }
}
