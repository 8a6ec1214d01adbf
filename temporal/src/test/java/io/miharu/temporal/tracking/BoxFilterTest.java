package io.miharu.temporal.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import org.junit.jupiter.api.Test;

class BoxFilterTest {

  @Test
  void correct_onceAfterOneFrame_weighsByTheVariancesOfThePaper() {
    // h = 80: position std 2*80/20 = 8, velocity std 10*80/160 = 5, Q 4², R 4².
    // After one frame var = 8² + 5² + 4² = 105; gain 105 / (105 + 16); the residual is 12 px.
    BoxFilter filter = new BoxFilter(Box.centred(100, 100, 40, 80));
    filter.advance(1);
    filter.correct(Box.centred(112, 100, 40, 80));
    assertEquals(100 + 12 * 105.0 / 121, filter.box().centreX(), 1e-4);
    // covariance 5² = 25: velocity 12 * 25 / 121 per frame.
    assertEquals(100 + 12 * 105.0 / 121 + 2 * 12 * 25.0 / 121, filter.boxAfter(2).centreX(), 1e-4);
  }

  @Test
  void advance_straightMotion_overlapsByNineTenthsAfterFiveFrames() {
    BoxFilter filter = new BoxFilter(Box.centred(100, 100, 40, 80));
    for (int frame = 1; frame <= 40; frame++) {
      filter.advance(1);
      Box truth = Box.centred(100 + 6 * frame, 100 + 2 * frame, 40, 80);
      if (frame > 5) {
        double iou = filter.box().iou(truth);
        assertTrue(iou >= 0.9, "frame " + frame + ": " + iou);
      }
      filter.correct(truth);
    }
  }

  @Test
  void advance_twoHalfFrames_movesLikeOneFrame() {
    BoxFilter one = new BoxFilter(Box.centred(50, 60, 20, 40));
    BoxFilter halves = new BoxFilter(Box.centred(50, 60, 20, 40));
    for (BoxFilter filter : new BoxFilter[] {one, halves}) {
      filter.advance(1);
      filter.correct(Box.centred(54, 61, 20, 41));
    }
    one.advance(1);
    halves.advance(0.5);
    halves.advance(0.5);
    assertEquals(one.box().centreX(), halves.box().centreX(), 1e-6);
    assertEquals(one.box().height(), halves.box().height(), 1e-6);
  }
}
