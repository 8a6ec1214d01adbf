package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OddsTest {

  /** 1 to 4 become 3 to 4; what is certain stays so. */
  @Test
  void times_multipliesTheOdds() {
    assertEquals(3 / 7.0, Odds.times(0.2, 3), 1e-12);
    assertEquals(0.2, Odds.times(3 / 7.0, 1 / 3.0), 1e-12);
    assertEquals(0, Odds.times(0, 3));
    assertEquals(1, Odds.times(1, 3));
  }
}
