package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkeletonFeaturesTest {

  private static final BodyLayout BODY = BodyLayout.SBU_15;

  /** A body of random joints, scaled and moved after the draw. */
  private static BodyMotion body(long seed, int frames, double scale, double... shift) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[frames * BODY.size() * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextDouble(-1, 1) + shift[i % 3]);
    }
    return BodyMotion.atRate(BODY, 15, values);
  }

  private static NormalMotion pair(double scale, double... shift) {
    return NormalMotion.of(
        List.of(body(1, 20, scale, shift), body(2, 20, scale, shift)), Heading.KEPT);
  }

  /** Statement K3, for what each kind of network reads of each stream. */
  @ParameterizedTest
  @EnumSource(MotionStream.class)
  void features_movedAndScaledRecording_stayTheSame(MotionStream stream) {
    NormalMotion plain = stream.of(pair(1, 0, 0, 0));
    NormalMotion changed = stream.of(pair(2.5, 3, -1, 2));
    JointSequences joints = new JointSequences(32);
    assertArrayEquals(FeatureImages.DEFAULT.of(plain), FeatureImages.DEFAULT.of(changed), 4e-6f);
    assertArrayEquals(FrameFeatures.DEFAULT.of(plain), FrameFeatures.DEFAULT.of(changed), 4e-6f);
    assertArrayEquals(joints.byFrame(plain), joints.byFrame(changed), 4e-6f);
    assertArrayEquals(joints.byBody(plain), joints.byBody(changed), 4e-6f);
  }

  @Test
  void images_haveTheirShapeAndRowsInTheOrderOfParts() {
    NormalMotion one = NormalMotion.of(List.of(body(1, 64, 1, 0, 0, 0)), Heading.KEPT);
    float[] images = FeatureImages.DEFAULT.of(one);
    assertEquals(2 * 4 * 6 * 15 * 16, images.length);
    // Stream 0, segment 1, channel y, row 3 (the first of the left arm), frame 2 of the segment.
    int at = (((0 * 4 + 1) * 6 + 1) * 15 + 3) * 16 + 2;
    assertEquals(one.at(0, 18, 3, 1) - one.at(0, 18, 2, 1), images[at], 1e-6);
    // Stream 1, segment 0, channel dz, row 14 (right foot) against its own hip, frame 0.
    int foot = (((1 * 4 + 0) * 6 + 5) * 15 + 14) * 16;
    float before = one.at(0, 0, 14, 2) - one.at(0, 0, 12, 2);
    float after = one.at(0, 1, 14, 2) - one.at(0, 1, 12, 2);
    assertEquals(after - before, images[foot], 1e-6);
  }

  @Test
  void images_ofSwappedBodies_haveSwappedStreams() {
    float[] images = FeatureImages.DEFAULT.of(pair(1, 0, 0, 0));
    float[] swapped = FeatureImages.DEFAULT.of(pair(1, 0, 0, 0).swapped());
    int size = images.length / 6;
    for (int stream = 0; stream < 6; stream++) {
      for (int i = 0; i < size; i++) {
        assertEquals(images[stream * size + i], swapped[(stream ^ 1) * size + i]);
      }
    }
  }

  @Test
  void mirrored_twice_isTheSame() {
    NormalMotion motion = pair(1, 0, 0, 0);
    assertArrayEquals(
        FeatureImages.DEFAULT.of(motion), FeatureImages.DEFAULT.of(motion.mirrored().mirrored()));
  }

  @Test
  void frameFeatures_haveTheirGroups() {
    // 15 joints: 48 positions with the root, 105 distances, 90 differences of one body.
    assertEquals(List.of(48, 105, 90), FrameFeatures.groups(BODY, 1));
    assertEquals(List.of(96, 225, 180), FrameFeatures.groups(BODY, 2));
    NormalMotion motion = pair(1, 0, 0, 0);
    assertEquals(FrameFeatures.DEFAULT.size(BODY, 2), FrameFeatures.DEFAULT.of(motion).length);
  }

  @Test
  void frontal_turnedRecording_givesTheSameFeatures() {
    BodyMotion straight = body(3, 10, 1, 0, 0, 0);
    float[] values = straight.values();
    for (int at = 0; at < values.length; at += 3) {
      double x = values[at];
      double z = values[at + 2];
      values[at] = (float) (0.6 * x + 0.8 * z);
      values[at + 2] = (float) (0.6 * z - 0.8 * x);
    }
    BodyMotion turned = BodyMotion.atRate(BODY, 15, values);
    assertArrayEquals(
        FeatureImages.DEFAULT.of(NormalMotion.of(List.of(straight), Heading.FRONTAL)),
        FeatureImages.DEFAULT.of(NormalMotion.of(List.of(turned), Heading.FRONTAL)),
        1e-5f);
  }

  @Test
  void clean_shortGap_isFilledOnTheLineAndAnEmptyFrameGoes() throws UnusableMotionException {
    float[] values = new float[4 * BODY.size() * 3];
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < BODY.size() * 3; i++) {
        values[t * BODY.size() * 3 + i] = t == 2 ? Float.NaN : t;
      }
    }
    // Joint 5 is lost in frame 1; frame 2 has no body.
    for (int axis = 0; axis < 3; axis++) {
      values[(BODY.size() + 5) * 3 + axis] = Float.NaN;
    }
    BodyMotion clean = MotionCleaner.clean(List.of(BodyMotion.atRate(BODY, 15, values))).get(0);
    assertEquals(3, clean.frames());
    assertEquals((0 + 3) / 2.0, clean.at(1, 5, 0), 1e-6);
  }

  @Test
  void clean_tooManyLostJoints_isRefusedWithTheShare() {
    float[] values = new float[10 * BODY.size() * 3];
    for (int t = 1; t < 10; t++) {
      for (int i = 0; i < 9 * 3; i++) {
        values[t * BODY.size() * 3 + i] = Float.NaN;
      }
    }
    UnusableMotionException refused =
        assertThrows(
            UnusableMotionException.class,
            () -> MotionCleaner.clean(List.of(BodyMotion.atRate(BODY, 15, values))));
    // 9 of 15 joints in 9 of 10 frames are 54 %.
    assertEquals("54 % of the joints are lost, more than 30 %", refused.getMessage());
  }

  @Test
  void augment_withNothingToChange_changesNothing() {
    NormalMotion motion = pair(1, 0, 0, 0);
    assertArrayEquals(
        FrameFeatures.DEFAULT.of(motion),
        FrameFeatures.DEFAULT.of(Augmentation.NONE.apply(motion, new SplittableRandom(1))));
  }

  @Test
  void augment_turnOnly_keepsEveryDistance() {
    NormalMotion motion = pair(1, 0, 0, 0);
    NormalMotion turned = Augmentation.NONE.withTurn(0.3).apply(motion, new SplittableRandom(1));
    float[] before = FrameFeatures.DEFAULT.of(motion);
    float[] after = FrameFeatures.DEFAULT.of(turned);
    for (int i = 96 * 32; i < (96 + 225) * 32; i++) {
      assertEquals(before[i], after[i], 1e-5);
    }
  }
}
