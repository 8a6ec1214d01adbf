package io.miharu.temporal.relations;

import static io.miharu.temporal.relations.Film.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelConceptsTest {

  @Test
  void person_ofOneSecondAge_isSaidWithItsShareOfVotes() {
    double expected = (1 - 0.5 * Math.exp(-1 / 0.5)) * (0.8 + 0.2 * 0.9);
    assertEquals(
        expected, Film.standing().with("person", t -> person(100, 200)).at(1, "person", 1), 1e-6);
  }

  /** A place is empty until a look finds it taken, however seldom detectors look. */
  @Test
  void vacatedPlace_betweenLooks_isStillEmpty() {
    TrackConcepts concepts = new TrackConcepts(TrackConceptSettings.DEFAULT, 640, 360, List.of());
    assertTrue(empty(concepts.score(seconds(0), place(true), List.of(), List.of())) > 0);
    assertTrue(empty(concepts.between(seconds(0.5), place(false), List.of())) > 0);
    assertEquals(0, empty(concepts.score(seconds(1), place(false), List.of(), List.of())));
    assertEquals(0, empty(concepts.between(seconds(1.5), place(false), List.of())));
  }

  private static List<TrackState> place(boolean observed) {
    Box box = Box.ofSize(192, 184, 16, 16);
    return List.of(
        new TrackState(1, ConceptId.of("vacated-place"), 1, box, 0.8f, observed, seconds(0)));
  }

  private static MediaTime seconds(double seconds) {
    return MediaTime.ofSeconds(seconds);
  }

  private static double empty(List<ConceptScore> scores) {
    return Film.largest(scores, "vacated-place", 1);
  }
}
