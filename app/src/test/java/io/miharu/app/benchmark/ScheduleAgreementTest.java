package io.miharu.app.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleAgreementTest {

  @Test
  void iou_ofSpans_isSharedOverCovered() {
    assertEquals(4.0 / 8, ScheduleAgreement.iou(span(0, 6), span(2, 8)), 1e-9);
    assertEquals(0, ScheduleAgreement.iou(span(0, 2), span(2, 4)));
    assertEquals(1, ScheduleAgreement.iou(span(3, 3), span(3, 3)));
  }

  @Test
  void of_sameEventsALittleOff_agrees() {
    ScheduleAgreement both =
        ScheduleAgreement.of(
            List.of(hit("fall", 10, 14, 0.8f), hit("running", 2, 4, 0.9f)),
            List.of(hit("running", 2, 5, 0.85f), hit("fall", 11, 14, 0.75f)));
    assertEquals(new ScheduleAgreement(2, 2, List.of()), both);
    assertTrue(both.complete());
  }

  @Test
  void of_whatDiffers_isSaidOneByOne() {
    ScheduleAgreement both =
        ScheduleAgreement.of(
            List.of(hit("fall", 10, 14, 0.8f), hit("running", 2, 4, 0.9f)),
            List.of(hit("fall", 10, 14, 0.6f), hit("loitering", 2, 4, 0.9f)));
    // One pair with probabilities 0.2 apart, one hit lost, one new.
    assertEquals(3, both.events());
    assertEquals(0, both.agreed());
    assertEquals(3, both.differences().size());
    assertTrue(both.differences().get(1).startsWith("lost: running"), both.toString());
    assertTrue(both.differences().get(2).startsWith("new: loitering"), both.toString());
  }

  private static TimeSpan span(double start, double end) {
    return new TimeSpan(MediaTime.ofSeconds(start), MediaTime.ofSeconds(end));
  }

  private static EventHit hit(String event, double start, double end, float probability) {
    TimeSpan span = span(start, end);
    return new EventHit(
        "clip",
        EventId.of(event),
        event,
        span,
        span.start(),
        probability,
        List.of(1),
        List.of(),
        event + "@1",
        new Evidence.Concept(ConceptId.of(event), probability, 1, span, List.of(1), "test"));
  }
}
