package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JudgedTest {

  /** Odds of 1.5 became odds of 1: what served at odds of 1 serves at 2/3, a confidence of 0.4. */
  @Test
  void relativeTo_weightsThatServedBestElsewhere_movesTheOdds() {
    Judged before = new Judged(0.7, 0.6, "before");
    Judged after = new Judged(0.8, 0.5, "after").relativeTo(before);
    assertEquals(0.4, after.confidence(), 1e-12);
    assertEquals(0.8, after.f1(), 0);
  }
}
