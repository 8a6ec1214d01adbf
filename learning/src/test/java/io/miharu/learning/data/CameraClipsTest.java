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

  /**
   * Leaving out makes a digit jump further from picture to picture, resampling less far: at 60/s
   * half as far as the camera of 30/s shows it, at 5/s six times as far. Both are blurred by a rate
   * that changes in some clips.
   */
  @Test
  void vary_countedAndThinned_reachesBeyondTheCamerasRateBothWays() {
    CameraClips clips = CameraClips.of(SET, List.of(30.0)).counted().thinned();
    assertEquals(CameraClips.RESAMPLED_RATES.size(), clips.domains());
    double[] change = new double[clips.domains()];
    int[] count = new int[clips.domains()];
    for (int i = 0; i < 300; i++) {
      float[] values = new float[clips.values()];
      int domain = clips.vary(i % clips.size(), new SplittableRandom(i), values, 0);
      change[domain] += step(values);
      count[domain]++;
    }
    for (int domain = 0; domain < change.length; domain++) {
      assertTrue(count[domain] > 0, "domain " + domain);
      change[domain] /= count[domain];
    }
    double own = change[CameraClips.RESAMPLED_RATES.indexOf(30.0)];
    assertEquals(6, change[0] / own, 1.5, Arrays.toString(change));
    assertEquals(0.5, change[6] / own, 0.12, Arrays.toString(change));
  }

  @Test
  void vary_countedFromASlowCamera_isBroughtToNoMoreThanTwiceItsRate() {
    CameraClips clips = CameraClips.of(SET, List.of(10.0)).counted().thinned();
    Set<Integer> domains = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      domains.add(clips.vary(i, new SplittableRandom(i), new float[clips.values()], 0));
    }
    assertEquals(Set.of(0, 1, 2), domains); // 5, 10 and 15
  }

  /** The mean way from picture to picture on the torus, px, of the place of all bright pixels. */
  private static double step(float[] clip) {
    double sum = 0;
    for (int t = 1; t < 16; t++) {
      double x = Math.IEEEremainder(place(clip, t, true) - place(clip, t - 1, true), 64);
      double y = Math.IEEEremainder(place(clip, t, false) - place(clip, t - 1, false), 64);
      sum += Math.hypot(x, y) / 15;
    }
    return sum;
  }

  private static double place(float[] clip, int picture, boolean column) {
    double cos = 0;
    double sin = 0;
    for (int i = 0; i < 64 * 64; i++) {
      float ink = clip[picture * 64 * 64 + i];
      double angle = 2 * Math.PI / 64 * (column ? i % 64 : i / 64);
      cos += ink > 0.3 ? ink * Math.cos(angle) : 0; // noise is 0.05
      sin += ink > 0.3 ? ink * Math.sin(angle) : 0;
    }
    return 64 / (2 * Math.PI) * Math.atan2(sin, cos);
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
