package io.miharu.temporal.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.temporal.tracking.KalmanTracker;
import io.miharu.temporal.tracking.TrackerSettings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracker and concepts together, with the noise of a motion detector. */
class TrackedFallTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void score_ofAFallSeenByAMotionDetector_turnsFromUprightToLyingInTime(int seed) {
    Random random = new Random(seed);
    KalmanTracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
    TrackConcepts concepts = new TrackConcepts(TrackConceptSettings.DEFAULT, 640, 360, List.of());
    double lastUpright = 0;
    double firstLying = 0;
    for (int frame = 0; frame < 90; frame++) {
      double t = frame / 15.0;
      // He walks at 50 px/s, falls from 3.0 to 3.6 s, and lies: 28 x 80 px become 75 x 34 px.
      double fallen = Math.max(0, Math.min(1, (t - 3) / 0.6));
      double width = 28 + 47 * fallen + random.nextGaussian();
      double height = 80 - 46 * fallen + random.nextGaussian();
      Box box = Box.ofSize(100 + 50 * Math.min(t, 3) - width / 2, 250 - height, width, height);
      // The people detector sees him upright only, and only now and then.
      boolean asPerson = fallen == 0 && random.nextDouble() < 0.6;
      Detection detection =
          new Detection(ConceptId.of(asPerson ? "person" : "moving-region"), box, 0.8f);
      MediaTime time = MediaTime.ofSeconds(t);
      List<TrackState> states = tracker.update(time, List.of(detection));
      List<ConceptScore> scores = concepts.score(time, states, tracker.ended(), List.of());
      if (Film.largest(scores, "upright", 1) > 0.5) {
        lastUpright = t;
      }
      if (firstLying == 0 && Film.largest(scores, "lying", 1) > 0.5) {
        firstLying = t;
      }
      assertEquals(states.isEmpty() ? 0 : 1, states.size(), "one track at " + t);
      assertTrue(Film.largest(scores, "running") < 0.5, "running at " + t);
    }
    assertTrue(lastUpright >= 3 && lastUpright < 4, "last upright at " + lastUpright);
    assertTrue(
        firstLying > lastUpright && firstLying - lastUpright <= 1.5, "first lying " + firstLying);
  }
}
