package io.miharu.temporal.actions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two networks that are shipped; opening them runs their self-tests. */
class ShippedActionsTest {

  private static BodyMotion motion(long seed, double x) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[20 * BodyLayout.COCO_15.size() * BodyMotion.AXES];
    for (int i = 0; i < values.length; i++) {
      int joint = i / BodyMotion.AXES % BodyLayout.COCO_15.size();
      double place = i % 3 == 2 ? 0 : i % 3 == 0 ? x : joint == 1 ? 1 : 0.1 * joint;
      values[i] = (float) (place + (i % 3 == 2 ? 0 : 0.1 * random.nextGaussian()));
    }
    return BodyMotion.atRate(BodyLayout.COCO_15, 12, values);
  }

  @Test
  void pair_bodiesInTheOtherOrder_haveTheSameAnswer() throws IOException, UnusableMotionException {
    try (SkeletonActionNetwork network = SkeletonActionNetwork.pair()) {
      BodyMotion one = motion(1, 0);
      BodyMotion other = motion(2, 1.5);
      assertArrayEquals(
          network.probabilities(List.of(one, other)),
          network.probabilities(List.of(other, one)),
          1e-6);
    }
  }

  @Test
  void probabilities_ofEitherNetwork_addUpToOne() throws IOException, UnusableMotionException {
    try (SkeletonActionNetwork pair = SkeletonActionNetwork.pair();
        SkeletonActionNetwork person = SkeletonActionNetwork.person()) {
      double[] ofPair = pair.probabilities(List.of(motion(1, 0), motion(2, 1)));
      assertEquals(1, Arrays.stream(ofPair).sum(), 1e-9);
      assertEquals(9, ofPair.length); // SBU's eight, and none
      double[] ofPerson = person.probabilities(List.of(motion(1, 0)));
      assertEquals(1, Arrays.stream(ofPerson).sum(), 1e-9);
      assertEquals(11, ofPerson.length); // UTKinect's ten, and none
      pair.forPictures();
      person.forPictures();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skeleton-pair-2d.onnx", "skeleton-person-2d.onnx"})
  void file_isBelowAMegabyte(String name) throws IOException {
    try (InputStream in = SkeletonActionNetwork.class.getResourceAsStream(name)) {
      assertTrue(in != null && in.readAllBytes().length < 1_000_000);
    }
  }
}
