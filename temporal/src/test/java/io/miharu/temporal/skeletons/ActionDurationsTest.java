package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActionDurationsTest {

  @Test
  void of_examples_isTheirGeometricMeanAndSpread() {
    // ln 1, ln 4: mean ln 2, deviation ln 2.
    ActionDurations durations = ActionDurations.of(List.of(List.of(1.0, 4.0), List.of()));
    assertEquals(2, durations.usual().get(0).seconds(), 1e-9);
    assertEquals(Math.log(2), durations.usual().get(0).spread(), 1e-9);
    // Two deviations off: half of the square of 2.
    assertEquals(2, durations.oddness(0, 8), 1e-9);
    assertEquals(0, durations.oddness(1, 8));
  }

  @Test
  void of_equalExamples_doesNotForbidOtherLengths() {
    ActionDurations durations = ActionDurations.of(List.of(List.of(2.0, 2.0)));
    assertEquals(0.25, durations.usual().get(0).spread());
  }

  @Test
  void oddnessSoFar_ofAShortAction_isNone() {
    ActionDurations durations = ActionDurations.of(List.of(List.of(1.0, 4.0)));
    assertEquals(0, durations.oddnessSoFar(0, 0.2));
    assertEquals(2, durations.oddnessSoFar(0, 8), 1e-9);
  }

  @Test
  void parse_text_isTheSame() {
    ActionDurations durations = ActionDurations.of(List.of(List.of(1.0, 4.0), List.of()));
    assertEquals("2.000 x 0.693, NaN x 1.000", durations.text());
    assertEquals(durations.text(), ActionDurations.parse(durations.text()).text());
    assertThrows(IllegalArgumentException.class, () -> ActionDurations.parse("2 and 3"));
  }
}
