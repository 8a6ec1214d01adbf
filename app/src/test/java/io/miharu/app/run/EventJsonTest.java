package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventHit;
import io.miharu.core.EventId;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  @Test
  void line_hasEveryFieldOfTheFormat() {
    TimeSpan span = TimeSpan.ofSeconds(1.5, 2.25);
    Evidence leaf =
        new Evidence.Concept(ConceptId.of("person"), 0.9f, 1, span, List.of(4), "tracks");
    EventHit hit =
        new EventHit(
            "a.mp4",
            EventId.of("intrusion"),
            "Intrusion",
            span,
            MediaTime.ofSeconds(2.5),
            0.9f,
            List.of(4),
            List.of(new EventHit.TrackBox(MediaTime.ofSeconds(1.5), 4, new Box(1, 2, 3.25f, 4))),
            "intrusion@1",
            new Evidence.Operation("dwell", 0.9f, 1, span, List.of(leaf)));
    assertEquals(
        """
        {"source":"a.mp4","event":"intrusion","label":"Intrusion","start":1.500000,"end":2.250000,\
        "probability":0.9000,"tracks":[4],\
        "boxes":[{"time":1.500000,"track":4,"box":[1.0,2.0,3.2,4.0]}],"alert":2.500000,\
        "rule":"intrusion@1","evidence":{"op":"dwell","probability":0.9000,"weight":1.0000,\
        "start":1.500000,"end":2.250000,"children":[{"concept":"person","from":"tracks",\
        "tracks":[4],"probability":0.9000,"weight":1.0000,"start":1.500000,"end":2.250000,\
        "children":[]}]}}""",
        EventJson.line(hit));
  }
}
