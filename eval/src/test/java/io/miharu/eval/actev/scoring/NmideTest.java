package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NmideTest {

  private static Pair pair(long first, long end, long claimed, long claimedEnd) {
    Instance truth =
        new Instance(
            Sample.truth(1, "Closing", Sample.A, first, end), Spans.of(first, end), List.of());
    Instance system =
        new Instance(
            Sample.claim(1, "Closing", Sample.A, claimed, claimedEnd, 0.5),
            Spans.of(claimed, claimedEnd),
            List.of());
    return new Pair(
        truth, system, 1, truth.active().overlap(system.active()), 0, 0, Optional.empty());
  }

  @Test
  void of_aPair_isItsMissedShareAndItsFalseShare() {
    // 20 of 100 frames missed, 50 of the other 900 claimed.
    assertEquals(20.0 / 100 + 50.0 / 900, new Nmide(1, 1, 0).of(pair(101, 201, 121, 251), 1000));
  }

  @Test
  void of_aCollar_leavesTheEdgesOut() {
    // 101-110 and 191-210 are not scored: of 111-190, 80 frames, 10 are missed (111-120);
    // of 1000 - 120 frames outside, 40 are claimed (211-250).
    assertEquals(10.0 / 80 + 40.0 / 880, new Nmide(1, 1, 10).of(pair(101, 201, 121, 251), 1000));
  }

  @Test
  void of_nothingLeftToScore_isUndefined() {
    assertEquals(Double.NaN, new Nmide(1, 1, 60).of(pair(101, 201, 121, 251), 1000));
    assertEquals(Double.NaN, new Nmide(1, 1, 0).of(pair(1, 1001, 1, 1001), 1000));
  }

  @Test
  void of_costs_weighTheirOwnPart_unlessTheDefectIsWanted() {
    ScoringParameters plain = ScoringParameters.of(ActevProtocol.ACTEV18_AD);
    assertEquals(new Nmide(1, 1, 0), Nmide.of(plain, true));
    assertEquals(
        2 * 20.0 / 100 + 3 * 50.0 / 900, new Nmide(2, 3, 0).of(pair(101, 201, 121, 251), 1000));
  }
}
