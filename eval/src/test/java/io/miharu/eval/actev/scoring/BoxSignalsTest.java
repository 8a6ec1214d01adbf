package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.actev.ActivityObject.PixelBox;
import org.junit.jupiter.api.Test;

/** The step functions of the reference, followed by hand. */
class BoxSignalsTest {

  private static final PixelBox TEN = new PixelBox(0, 0, 10, 10);

  @Test
  void iou_ofBoxesThatEnd_isThatOfBoxes() {
    assertEquals(50.0 / 150, BoxSignals.iou(TEN, new PixelBox(5, 0, 10, 10)));
    assertEquals(0, BoxSignals.iou(TEN, new PixelBox(10, 0, 10, 10)));
    assertEquals(0, BoxSignals.iou(TEN, new PixelBox(5, 5, 0, 3)));
  }

  @Test
  void iou_withAUnionThatNeverEnds_isNone() {
    // From 0 on there is always one of them, so the union has one step and no area.
    assertEquals(0, BoxSignals.iou(TEN, new PixelBox(5, 0, -2, 10)));
  }

  @Test
  void iou_withColumnsThatNeverEnd_leavesThemOutOfTheUnion() {
    // Columns 2 to 8 reach down from 5 for ever: 6 x 5 in common, and 2 x 10 on either side.
    assertEquals(30.0 / 40, BoxSignals.iou(TEN, new PixelBox(2, 5, 6, -3)));
  }
}
