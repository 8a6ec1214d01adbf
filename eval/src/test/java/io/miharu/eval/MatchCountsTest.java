package io.miharu.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatchCountsTest {

  @Test
  void ratios_areOfTheCounts() {
    MatchCounts counts = new MatchCounts(6, 2, 3);
    assertEquals(6.0 / (6 + 2), counts.precision());
    assertEquals(6.0 / (6 + 3), counts.recall());
    assertEquals(2 * 0.75 * (6.0 / 9) / (0.75 + 6.0 / 9), counts.f1(), 1e-15);
  }

  @Test
  void plus_addsEachCount_andNoneAddsNothing() {
    MatchCounts counts = new MatchCounts(1, 2, 3);
    assertEquals(new MatchCounts(11, 22, 33), counts.plus(new MatchCounts(10, 20, 30)));
    assertEquals(counts, counts.plus(MatchCounts.NONE));
  }

  @Test
  void ratios_ofNothing_areUndefined() {
    assertTrue(Double.isNaN(MatchCounts.NONE.precision()));
    assertTrue(Double.isNaN(MatchCounts.NONE.recall()));
    assertTrue(Double.isNaN(MatchCounts.NONE.f1()));
  }

  @Test
  void constructor_ofNegativeCounts_refuses() {
    assertThrows(IllegalArgumentException.class, () -> new MatchCounts(0, -1, 0));
  }
}
