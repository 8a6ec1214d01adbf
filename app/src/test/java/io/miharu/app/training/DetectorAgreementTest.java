package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.eval.MatchCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorAgreementTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId BUS = ConceptId.of("bus");

  private static Detection seen(ConceptId label, double left, double confidence) {
    return new Detection(label, Box.ofSize(left, 0, 10, 10), (float) confidence);
  }

  /**
   * The car at 0 is found, the one at 50 is called a bus, the one at 90 is missed, 200 is false.
   */
  @Test
  void add_pairsBoxesOfAnyLabel_andCountsLabelsApart() {
    DetectorAgreement agreement = new DetectorAgreement();
    agreement.add(
        List.of(seen(CAR, 0, 1), seen(CAR, 50, 1), seen(CAR, 90, 1)),
        List.of(seen(CAR, 1, 0.9), seen(BUS, 50, 0.8), seen(BUS, 200, 0.7)));
    assertEquals(new MatchCounts(2, 1, 1), agreement.counts());
    assertEquals(0.5, agreement.labelsRight(), "one of two hits");
    assertEquals(new MatchCounts(2, 0, 1), agreement.byLabel().get(CAR));
    assertEquals(new MatchCounts(0, 1, 0), agreement.byLabel().get(BUS));
  }

  /** Both overlap the one true box by half or more; the surer one has it, though it fits worse. */
  @Test
  void add_twoOnOneThing_isOneHitAndOneFalseAlarm() {
    DetectorAgreement agreement = new DetectorAgreement();
    agreement.add(List.of(seen(CAR, 0, 1)), List.of(seen(CAR, 0, 0.6), seen(CAR, 2, 0.9)));
    assertEquals(new MatchCounts(1, 1, 0), agreement.counts());
  }

  /** The boxes at 50 and 100 lie where something may be; the one at 150 does not. */
  @Test
  void add_whatIsFoundWhereAllIsOpen_isNeitherRightNorWrong() {
    DetectorAgreement agreement = new DetectorAgreement();
    agreement.add(
        List.of(seen(CAR, 0, 1)),
        List.of(Box.ofSize(50, 0, 10, 10), Box.ofSize(95, -5, 40, 40)),
        List.of(seen(CAR, 0, 0.9), seen(CAR, 51, 0.8), seen(CAR, 100, 0.7), seen(CAR, 150, 0.6)));
    assertEquals(new MatchCounts(1, 1, 0), agreement.counts());
  }

  @Test
  void labelsRight_withoutHits_isNotANumber() {
    assertTrue(Double.isNaN(new DetectorAgreement().labelsRight()));
  }
}
