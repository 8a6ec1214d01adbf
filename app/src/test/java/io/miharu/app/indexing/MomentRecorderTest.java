package io.miharu.app.indexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.Origin;
import io.miharu.events.index.StoredVideo;
import io.miharu.events.index.VideoWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentRecorderTest {

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId SURPRISE = ConceptId.of("surprise");
  private static final Origin ORIGIN = Origin.of("test", Map.of());

  @TempDir private Path root;

  @Test
  void step_keepsTheLargestAndUnlookedStepsStayUnknown() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      try (VideoWriter writer = index.begin("a", ORIGIN, List.of(PERSON))) {
        MomentRecorder recorder = new MomentRecorder(writer, index.grid());
        recorder.accept(moment(0.1, PERSON, 0.2), true);
        recorder.accept(moment(0.4, PERSON, 1), true);
        recorder.accept(moment(0.6, PERSON, 1), false);
        recorder.accept(moment(1.0, SURPRISE, 0.6), true);
        recorder.flush();
        writer.finish();
      }
      try (StoredVideo video = index.stored("a").orElseThrow()) {
        assertEquals(1f, video.values(PERSON)[0]);
        assertTrue(Float.isNaN(video.values(PERSON)[1]), "nobody looked");
        assertEquals(0f, video.values(PERSON)[2], "looked for and not there");
        assertEquals(0.6f, video.values(SURPRISE)[2], 0.002f);
      }
    }
  }

  @Test
  void resumedRun_skipsItsWarmUpAndCountsTracksOn() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      try (VideoWriter writer = index.begin("a", ORIGIN, List.of(PERSON))) {
        MomentRecorder recorder = new MomentRecorder(writer, index.grid());
        for (int second = 0; second < 70; second++) {
          recorder.accept(moment(second, PERSON, 1), true);
        }
        recorder.flush();
      }
      try (VideoWriter writer = index.begin("a", ORIGIN, List.of(PERSON))) {
        MomentRecorder recorder = new MomentRecorder(writer, index.grid());
        for (int second = 30; second < 80; second++) {
          recorder.accept(moment(second, PERSON, 0.4), true);
        }
        recorder.flush();
        writer.finish();
        assertEquals(14, writer.largestTrack(), "7 before the stop, 7 after");
      }
      try (StoredVideo video = index.stored("a").orElseThrow()) {
        assertEquals(1f, video.values(PERSON)[59 * 2]);
        assertEquals(0.4f, video.values(PERSON)[60 * 2]);
        assertEquals(79 * 2 + 1, video.steps());
      }
    }
  }

  private static Moment moment(double seconds, ConceptId concept, double probability) {
    MediaTime time = MediaTime.ofSeconds(seconds);
    TrackState track = new TrackState(7, PERSON, 1, new Box(0, 0, 9, 9), 1, true, time);
    return new Moment(
        time, List.of(track), List.of(ConceptScore.ofTracks(concept, time, probability, "t", 7)));
  }
}
