package io.miharu.detectors.crops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatmapPeakTest {

  private static final int WIDTH = 48;
  private static final int HEIGHT = 64;

  /** Two maps, the second with a Gaussian of 2 cells around (x, y). */
  private static FloatBuffer gaussian(double x, double y) {
    float[] maps = new float[2 * WIDTH * HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double square = (column - x) * (column - x) + (row - y) * (row - y);
        maps[(HEIGHT + row) * WIDTH + column] = (float) Math.exp(-square / (2 * 2 * 2));
      }
    }
    return FloatBuffer.wrap(maps);
  }

  /** The logarithm of a Gaussian is a parabola, so its top is found exactly. */
  @ParameterizedTest
  @CsvSource({"20, 30", "20.3, 30.4", "20.49, 31.51", "1.2, 1.3", "45.9, 61.8"})
  void of_gaussian_findsItsMiddle(double x, double y) {
    HeatmapPeak peak = HeatmapPeak.of(gaussian(x, y), 1, WIDTH, HEIGHT);
    assertEquals(x, peak.x(), 1e-3);
    assertEquals(y, peak.y(), 1e-3);
  }

  @Test
  void of_peakInTheFirstColumn_goesAQuarterDownOnly() {
    HeatmapPeak peak = HeatmapPeak.of(gaussian(-0.2, 10.3), 1, WIDTH, HEIGHT);
    assertEquals(0, peak.x());
    assertEquals(10.25, peak.y(), 1e-9);
  }

  @Test
  void of_flatMap_isItsFirstCell() {
    HeatmapPeak peak = HeatmapPeak.of(gaussian(20, 30), 0, WIDTH, HEIGHT);
    assertEquals(new HeatmapPeak(0, 0, 0), peak);
  }

  @Test
  void of_singleCellWithAHigherNeighbourOnTheRight_leansThere() {
    float[] map = new float[25];
    map[12] = 1;
    map[13] = 0.5f;
    HeatmapPeak peak = HeatmapPeak.of(FloatBuffer.wrap(map), 0, 5, 5);
    // The parabola through log 1e-10, 0 and log 0.5: g = (log 0.5 - log 1e-10) / 2, h = their sum.
    double low = Math.log(1e-10);
    double high = Math.log(0.5);
    assertEquals(2 - (high - low) / 2 / (high + low), peak.x(), 1e-6);
    assertEquals(2, peak.y(), 1e-9);
  }
}
