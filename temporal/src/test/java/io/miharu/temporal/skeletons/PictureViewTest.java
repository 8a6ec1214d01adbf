package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureViewTest {

  private static final BodyLayout BODY = BodyLayout.COCO_15;

  /** The trunk stands a metre high along y, the left wrist a metre before it along z. */
  private static NormalMotion reaching() {
    float[] values = new float[2 * BODY.size() * BodyMotion.AXES];
    for (int t = 0; t < 2; t++) {
      int at = t * BODY.size() * BodyMotion.AXES;
      values[at + BODY.neck() * 3 + 1] = 1;
      values[at + wrist() * 3 + 2] = -1;
    }
    return NormalMotion.of(List.of(BodyMotion.atRate(BODY, 10, values)), Heading.KEPT);
  }

  private static int wrist() {
    return BODY.skeleton().index("left-wrist");
  }

  @Test
  void asRecorded_isTheMotionWithoutDepth() {
    NormalMotion seen = PictureView.AS_RECORDED.of(reaching(), new SplittableRandom(1));
    assertEquals(0, seen.at(0, 0, wrist(), 0), 1e-6);
    assertEquals(0, seen.at(0, 0, wrist(), 2), 0);
    assertEquals(1, seen.at(0, 0, BODY.neck(), 1), 1e-6);
  }

  @Test
  void of_cameraAtTheSide_seesTheArmAtItsLength() {
    // Only the turn is random: of an arm along the line of sight the sine of it is seen.
    PictureView aside = new PictureView(Math.PI / 2, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0);
    SplittableRandom random = new SplittableRandom(5);
    double turn = Math.PI / 2 * (2 * new SplittableRandom(5).nextDouble() - 1);
    NormalMotion seen = aside.of(reaching(), random);
    assertEquals(-Math.sin(turn), seen.at(0, 0, wrist(), 0), 1e-6);
  }

  @Test
  void of_cameraHighUp_seesWhatIsNearerLowerInThePicture() {
    PictureView above = new PictureView(0, 0.5, 0.5, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0);
    NormalMotion seen = above.of(reaching(), new SplittableRandom(1));
    // The wrist is a metre nearer: -sin(0.5) high, where the trunk is cos(0.5) long.
    assertEquals(-Math.tan(0.5), seen.at(0, 0, wrist(), 1), 1e-6);
  }

  @Test
  void of_theSameNumbers_isTheSameView_othersAreNot() {
    NormalMotion one = PictureView.ANYWHERE.of(reaching(), new SplittableRandom(3));
    NormalMotion same = PictureView.ANYWHERE.of(reaching(), new SplittableRandom(3));
    NormalMotion other = PictureView.ANYWHERE.of(reaching(), new SplittableRandom(4));
    assertEquals(one.at(0, 1, wrist(), 0), same.at(0, 1, wrist(), 0));
    assertNotEquals(one.at(0, 1, wrist(), 0), other.at(0, 1, wrist(), 0));
  }
}
