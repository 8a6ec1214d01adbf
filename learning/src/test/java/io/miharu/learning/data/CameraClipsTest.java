package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CameraClipsTest {

  private static final Seed SEED = new Seed(4);

  private static final ActionMnist SET =
      ActionMnist.of(
          new StrokeDigits(SEED, 1000), ActionMnist.Kind.DIRECTIONS, Split.TEST, SEED, 0.04);

  /** Sixteen frames at 15/s last a second: 5 to 7 pictures of a camera of 6/s, all of one of 30. */
  @Test
  void read_aSlowCamera_showsItsPicturesSeveralTimes() {
    for (int clip = 0; clip < 20; clip++) {
      int slow = pictures(read(CameraClips.of(SET, List.of(6.0)), clip));
      assertTrue(slow >= 6 && slow <= 8, slow + " pictures");
      assertEquals(16, pictures(read(CameraClips.of(SET, List.of(30.0)), clip)));
    }
  }

  @Test
  void read_aClip_isOfTheSameCameraEachTime_andAllCamerasComeUp() {
    CameraClips clips = CameraClips.of(SET, List.of(6.0, 30.0));
    Set<Integer> seen = new HashSet<>();
    for (int clip = 0; clip < 20; clip++) {
      int camera = clips.camera(clip);
      seen.add(camera);
      assertEquals(camera == 1, pictures(read(clips, clip)) == 16);
      float[] varied = new float[clips.values()];
      assertEquals(camera, clips.vary(clip, new SplittableRandom(clip), varied, 0));
      assertEquals(camera == 1, pictures(varied) == 16);
    }
    assertEquals(Set.of(0, 1), seen);
    assertEquals(2, clips.domains());
  }

  @Test
  void vary_thinned_neverHasMorePicturesThanItsDomainAllows() {
    CameraClips clips = CameraClips.of(SET, List.of(15.0)).thinned();
    assertEquals(CameraClips.THINNED_RATES.size(), clips.domains());
    Set<Integer> domains = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      float[] values = new float[clips.values()];
      int domain = clips.vary(i % clips.size(), new SplittableRandom(i), values, 0);
      domains.add(domain);
      if (domain == 0) { // 5/s: 5 or 6 in a second, with one more rate up to 15/s for half of it
        assertTrue(pictures(values) <= 13, pictures(values) + " pictures");
      }
    }
    assertEquals(Set.of(0, 1, 2), domains); // 5, 10 and 15, not above the camera's own
  }

  @Test
  void read_counted_showsSixteenPicturesOfEveryCamera() {
    for (double rate : new double[] {1, 6, 50}) {
      CameraClips clips = CameraClips.of(SET, List.of(rate)).counted();
      assertEquals(16, pictures(read(clips, 3)), rate + " frames/s");
      float[] values = new float[clips.values()];
      clips.thinned().vary(3, new SplittableRandom(1), values, 0);
      assertEquals(16, pictures(values), "thinned");
    }
  }

  @Test
  void of_clipsOfVideos_isRefused() {
    ClipSet small = new SmallerClips(SET, 2);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CameraClips.of(small, List.of(10.0)));
    assertTrue(String.valueOf(refused.getMessage()).contains("only generated clips"));
  }

  private static float[] read(CameraClips clips, int clip) {
    float[] values = new float[clips.values()];
    clips.read(clip, values, 0);
    return values;
  }

  private static int pictures(float[] clip) {
    int plane = ActionMnist.SHAPE.plane();
    int count = 1;
    for (int t = 1; t < 16; t++) {
      boolean same =
          Arrays.equals(clip, (t - 1) * plane, t * plane, clip, t * plane, (t + 1) * plane);
      count += same ? 0 : 1;
    }
    return count;
  }
}
