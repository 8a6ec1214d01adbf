package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackStateTest {

  private static TrackState state(int id, float labelConfidence, float confidence) {
    return new TrackState(
        id,
        ConceptId.of("person"),
        labelConfidence,
        new Box(0, 0, 1, 1),
        confidence,
        true,
        MediaTime.ZERO);
  }

  @Test
  void constructor_idBelowOne_refuses() {
    assertEquals(1, state(1, 1, 1).id());
    assertThrows(IllegalArgumentException.class, () -> state(0, 1, 1));
  }

  @Test
  void constructor_confidencesOutsideTheirRange_refuses() {
    assertThrows(IllegalArgumentException.class, () -> state(1, 1.5f, 1));
    assertThrows(IllegalArgumentException.class, () -> state(1, 1, Float.NaN));
  }

  @Test
  void detection_confidenceOutsideItsRange_isRefused() {
    Box box = new Box(0, 0, 1, 1);
    assertEquals(0, new Detection(ConceptId.of("person"), box, 0).confidence());
    assertThrows(
        IllegalArgumentException.class, () -> new Detection(ConceptId.of("person"), box, -0.01f));
  }

  @Test
  void moment_copiesItsLists() {
    List<TrackState> tracks = new ArrayList<>(List.of(state(1, 1, 1)));
    Moment moment = new Moment(MediaTime.ZERO, tracks, List.of());
    tracks.clear();
    assertEquals(1, moment.tracks().size());
  }
}
