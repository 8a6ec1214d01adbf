package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventHitTest {

  private static final TimeSpan SPAN = TimeSpan.ofSeconds(2, 5);

  private static EventHit hit(MediaTime alert, float probability) {
    return new EventHit(
        "scene.mp4",
        EventId.of("fall"),
        "Fall",
        SPAN,
        alert,
        probability,
        List.of(1),
        List.of(),
        "fall@1",
        new Evidence.Concept(ConceptId.of("lying"), 0.9f, 1, SPAN, List.of(1), "tracks"));
  }

  @Test
  void alert_mayComeAtTheStartOrAfterTheEndButNotBefore() {
    assertEquals(SPAN.start(), hit(SPAN.start(), 1).alert());
    assertEquals(MediaTime.ofSeconds(6), hit(MediaTime.ofSeconds(6), 1).alert());
    assertThrows(IllegalArgumentException.class, () -> hit(MediaTime.ofSeconds(1.9), 1));
  }

  @Test
  void probability_outsideItsRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> hit(SPAN.start(), Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> hit(SPAN.start(), -0.1f));
  }

  @Test
  void evidence_probabilityOutsideItsRange_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evidence.Operation("then", 1.1f, 1, SPAN, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evidence.Concept(ConceptId.of("lying"), -1, 1, SPAN, List.of(), "tracks"));
  }

  @Test
  void evidence_ofAConcept_hasNoChildren() {
    assertEquals(List.of(), hit(SPAN.start(), 1).evidence().children());
  }
}
