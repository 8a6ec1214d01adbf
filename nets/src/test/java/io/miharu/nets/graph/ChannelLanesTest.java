package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** Whole numbers, so that additions are exact in any order. */
class ChannelLanesTest {

  /** Two samples of two channels with three values each. */
  private static final float[] X = {1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60};

  private final ChannelLanes lanes = new ChannelLanes(2, 2, 3);

  @Test
  void sums_areOverSamplesAndPlane() {
    double[] sums = lanes.sums(FloatBuffer.wrap(X));

    assertArrayEquals(new double[] {1 + 2 + 3 + 4 + 5 + 6, 10 + 20 + 30 + 40 + 50 + 60}, sums);
  }

  @Test
  void squares_areOfTheDistancesToEachChannelsCentre() {
    double[] squares = lanes.squares(FloatBuffer.wrap(X), new float[] {3, 30});

    double first = 4 + 1 + 0 + 1 + 4 + 9;
    assertArrayEquals(new double[] {first, 400 + 100 + 0 + 100 + 400 + 900}, squares);
  }

  @Test
  void products_areOfSlopesAndDistances() {
    float[] slopes = {1, 0, 2, 0, 0, 1, 0, 1, 0, 1, 0, 0};

    double[] products =
        lanes.products(FloatBuffer.wrap(slopes), FloatBuffer.wrap(X), new float[] {3, 30});

    // 1 (1 - 3) + 2 (3 - 3) + 1 (5 - 3), and 1 (30 - 30) + 1 (40 - 30)
    assertArrayEquals(new double[] {0, 10}, products);
  }

  @Test
  void scale_andAlign_useTheNumbersOfTheChannel() {
    FloatBuffer y = FloatBuffer.allocate(X.length);
    FloatBuffer aligned = FloatBuffer.allocate(X.length);
    float[] centre = {3, 30};
    float[] scale = {2, 0.5f};

    lanes.scale(FloatBuffer.wrap(X), y, centre, scale, new float[] {7, 1});
    float[] shift = {1, 2};
    float[] share = {1, 0.5f};
    lanes.align(FloatBuffer.wrap(X), FloatBuffer.wrap(X), aligned, centre, scale, shift, share);

    assertArrayEquals(new float[] {3, 5, 7, -9, -4, 1, 9, 11, 13, 6, 11, 16}, y.array());
    // 2 (x - 1 - (x - 3)) = 4, and 0.5 (x - 2 - 0.5 (x - 30)) = 0.25 x + 6.5
    assertArrayEquals(
        new float[] {4, 4, 4, 9, 11.5f, 14, 4, 4, 4, 16.5f, 19, 21.5f}, aligned.array());
  }

  @Test
  void sums_ofManyLanesAndSamples_leaveNothingOut() {
    int samples = 37;
    int channels = 5;
    int plane = 701;
    FloatBuffer ones = FloatBuffer.allocate(samples * channels * plane);
    for (int i = 0; i < ones.capacity(); i++) {
      ones.put(i, i / plane % channels);
    }

    double[] sums = new ChannelLanes(samples, channels, plane).sums(ones);

    double each = samples * plane;
    assertArrayEquals(new double[] {0, each, 2 * each, 3 * each, 4 * each}, sums);
  }
}
