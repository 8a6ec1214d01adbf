package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConceptScoreTest {

  private static final ConceptId NEAR = ConceptId.of("near");

  @Test
  void ofTracks_isAnInstantAboutThemInOrder() {
    MediaTime time = MediaTime.ofSeconds(3);
    ConceptScore score = ConceptScore.ofTracks(NEAR, time, 0.7, "tracks", 9, 2);
    assertEquals(TimeSpan.instant(time), score.span());
    assertEquals(List.of(9, 2), score.tracks());
    assertEquals(Optional.empty(), score.zone());
  }

  @Test
  void ofScene_isAboutNoTrack() {
    assertEquals(List.of(), ConceptScore.ofScene(NEAR, MediaTime.ZERO, 0.5, "camera").tracks());
  }

  @Test
  void in_namesTheZoneAndKeepsTheRest() {
    Polygon area = new Polygon(List.of(new Point(0, 0), new Point(9, 0), new Point(0, 9)));
    Zone zone = new Zone("gate", Zone.Kind.WATCHED, area, Optional.empty());
    ConceptScore score = ConceptScore.ofTracks(NEAR, MediaTime.ZERO, 0.7, "tracks", 1);
    ConceptScore inside = score.in(zone);
    assertEquals(Optional.of("gate"), inside.zone());
    assertEquals(score.tracks(), inside.tracks());
    assertEquals(score.probability(), inside.probability());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
  void probability_outsideItsRange_isRefused(double probability) {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConceptScore.ofScene(NEAR, MediaTime.ZERO, probability, "camera"));
  }

  @Test
  void constructor_copiesItsTracks() {
    List<Integer> tracks = new ArrayList<>(List.of(1, 2));
    ConceptScore score =
        new ConceptScore(
            NEAR,
            TimeSpan.instant(MediaTime.ZERO),
            1,
            "tracks",
            tracks,
            Optional.empty(),
            Optional.empty());
    tracks.clear();
    assertEquals(List.of(1, 2), score.tracks());
  }
}
