package io.miharu.temporal.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScuffleTest {

  private static Scuffle of(String card) throws JsonProcessingException {
    return new Scuffle(new ObjectMapper().readTree(card));
  }

  private static double[] values(double people, double drift) {
    double[] values = new double[Scuffle.NAMES.size()];
    values[Scuffle.NAMES.indexOf("people")] = people;
    values[Scuffle.NAMES.indexOf("drift")] = drift;
    return values;
  }

  private static final String CARD =
      "{'bias': -1, 'weights': {'people': 2, 'drift': -3}, 'usual': {'people': 0.5, 'drift': 1}}"
          .replace('\'', '"');

  @Test
  void probability_ofAWeightedSum_isItsLogistic() throws JsonProcessingException {
    // -1 + 2 · 2 - 3 · 1 = 0
    assertEquals(0.5, of(CARD).probability(values(2, 1)), 1e-12);
    assertEquals(1 / (1 + Math.exp(-2)), of(CARD).probability(values(3, 1)), 1e-12);
  }

  @Test
  void probability_withoutAValue_takesWhatIsUsual() throws JsonProcessingException {
    assertEquals(
        of(CARD).probability(values(2, 1)), of(CARD).probability(values(2, Double.NaN)), 1e-12);
  }

  @Test
  void card_thatWeighsWhatIsNotMeasured_isRefused() {
    AssertionError refused =
        assertThrows(AssertionError.class, () -> of(CARD.replace("\"drift\"", "\"colour\"")));
    assertTrue(String.valueOf(refused.getMessage()).contains("colour"));
  }

  @Test
  void lively_limbsOrWidthsAsFastAsUsual_isEnough() throws JsonProcessingException {
    Scuffle scuffle =
        of(
            "{'bias':0,'weights':{'limb-speed':1,'width-change':1},'usual':{'limb-speed':0.7,'width-change':0.4}}"
                .replace('\'', '"'));
    double[] values = new double[Scuffle.NAMES.size()];
    values[Scuffle.NAMES.indexOf("limb-speed")] = 0.6;
    values[Scuffle.NAMES.indexOf("width-change")] = 0.3;
    assertFalse(scuffle.lively(values));
    values[Scuffle.NAMES.indexOf("width-change")] = 0.4;
    assertTrue(scuffle.lively(values));
    values[Scuffle.NAMES.indexOf("width-change")] = Double.NaN;
    assertFalse(scuffle.lively(values));
    values[Scuffle.NAMES.indexOf("limb-speed")] = 0.8;
    assertTrue(scuffle.lively(values));
  }

  @Test
  void shippedCard_ofNobody_isNoScuffle() {
    double[] nobody = new double[Scuffle.NAMES.size()];
    Arrays.fill(nobody, 1, nobody.length, Double.NaN);
    assertTrue(new Scuffle().probability(nobody) < 0.5);
  }
}
