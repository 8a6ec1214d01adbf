package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PersonHeightsTest {

  private final PersonHeights heights = new PersonHeights();

  @Test
  void at_fewerThanFivePersons_isUnknown() {
    for (int i = 0; i < 4; i++) {
      heights.add(100 + 50 * i, 40);
    }
    assertTrue(Double.isNaN(heights.at(200)));
  }

  @Test
  void at_personsOnAPlane_followsTheirLineDespiteAMistake() {
    for (int i = 0; i < 10; i++) {
      heights.add(100 + 20 * i, 0.4 * (100 + 20 * i) - 10);
    }
    heights.add(150, 300);
    assertEquals(0.4 * 240 - 10, heights.at(240), 3);
  }

  @Test
  void at_horizon_isUnknown() {
    for (int i = 0; i < 10; i++) {
      heights.add(100 + 20 * i, 0.4 * (100 + 20 * i) - 30);
    }
    assertTrue(Double.isNaN(heights.at(75))); // 0.4 * 75 - 30 = 0
  }

  /** A person of 40 px with feet 100 px under the horizon; one half as far again has 60. */
  @Test
  void at_allFeetAtOneHeight_takesTheUpperEdgeForTheHorizon() {
    for (int i = 0; i < 10; i++) {
      heights.add(100, 40);
    }
    assertEquals(60, heights.at(150), 1e-9);
  }

  @Test
  void atKnown_whereNobodyStood_isUnknown() {
    for (int i = 0; i < 10; i++) {
      heights.add(100, 40);
    }
    assertEquals(40, heights.atKnown(100), 1e-9);
    assertTrue(Double.isNaN(heights.atKnown(160)));
  }

  @Test
  void add_oneWhoStandsForLong_doesNotMakeTheOthersForgotten() {
    for (int i = 0; i < 10; i++) {
      heights.add(100 + 20 * i, 0.4 * (100 + 20 * i));
    }
    for (int i = 0; i < 200; i++) {
      heights.add(200, 80);
    }
    assertEquals(0.4 * 260, heights.at(260), 1);
  }
}
