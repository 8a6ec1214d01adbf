package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.ConceptTimeline;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineRecorderTest {

  private static final ConceptId PERSON = ConceptId.of("person");

  @Test
  void timeline_keepsTheLargestOfEachHalfSecond() {
    TimelineRecorder recorder = new TimelineRecorder();
    recorder.accept(moment(0.0, 0.25));
    recorder.accept(moment(0.4, 0.75));
    recorder.accept(moment(1.2, 0.5));
    ConceptTimeline timeline = recorder.timeline();
    assertEquals(3, timeline.steps());
    assertEquals(0.75f, timeline.at(0, 0));
    assertTrue(Float.isNaN(timeline.at(1, 0)));
    assertEquals(0.5f, timeline.at(2, 0));
  }

  @Test
  void timeline_ofADay_staysWithinItsLimit() {
    TimelineRecorder recorder = new TimelineRecorder();
    for (int second = 0; second < 86_400; second += 10) {
      recorder.accept(moment(second, second == 43_200 ? 1.0 : 0.25));
    }
    ConceptTimeline timeline = recorder.timeline();
    assertTrue(timeline.steps() <= TimelineRecorder.MAX_STEPS, "steps " + timeline.steps());
    int noon = (int) (43_200 / timeline.step().seconds());
    assertEquals(1.0f, timeline.at(noon, 0));
    assertEquals(0.25f, timeline.at(noon + 1, 0));
  }

  private static Moment moment(double seconds, double probability) {
    MediaTime time = MediaTime.ofSeconds(seconds);
    return new Moment(
        time, List.of(), List.of(ConceptScore.ofTracks(PERSON, time, probability, "test", 1)));
  }
}
