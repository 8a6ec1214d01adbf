package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void of_tenThousandParts_areAllDifferent() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(new Seed(1).of(i).value());
    }
    assertEquals(10_000, seen.size());
    assertNotEquals(new Seed(1).of("order"), new Seed(1).of("dropout"));
    assertEquals(new Seed(1).of("order"), new Seed(1).of("order"));
  }

  @Test
  void gaussianTable_aMillionNumbers_haveTheMomentsOfTheNormal() {
    float[] values = new float[1_000_000];
    GaussianTable.add(values, 0, values.length, 1, new SplittableRandom(4));
    double mean = 0;
    double squares = 0;
    double fourths = 0;
    int beyondTwo = 0;
    for (float x : values) {
      mean += x / values.length;
      squares += x * x / values.length;
      fourths += Math.pow(x, 4) / values.length;
      beyondTwo += Math.abs(x) > 1.959964 ? 1 : 0;
    }
    assertEquals(0, mean, 0.005); // five standard errors of 0.001
    assertEquals(1, squares, 0.008);
    assertEquals(3, fourths, 0.06);
    assertEquals(0.05, beyondTwo / 1e6, 0.0015);
    assertTrue(values[0] != values[1]);
  }
}
