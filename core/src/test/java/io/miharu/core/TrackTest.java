package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {

  private static final ConceptId PERSON = ConceptId.of("person");

  private static Track.Point point(long frame) {
    return new Track.Point(frame, new MediaTime(frame * 100_000), new Box(0, 0, 1, 1), 1);
  }

  @Test
  void span_isFromTheFirstPointToTheLast() {
    Track track = new Track(1, PERSON, List.of(point(2), point(3), point(9)));
    assertEquals(TimeSpan.ofSeconds(0.2, 0.9), track.span());
  }

  @Test
  void constructor_idBelowOneOrNoPoints_refuses() {
    assertThrows(IllegalArgumentException.class, () -> new Track(0, PERSON, List.of(point(0))));
    assertThrows(IllegalArgumentException.class, () -> new Track(1, PERSON, List.of()));
  }

  @Test
  void constructor_framesThatDoNotRise_refuses() {
    List<Track.Point> twice = List.of(point(4), point(4));
    assertThrows(IllegalArgumentException.class, () -> new Track(1, PERSON, twice));
    List<Track.Point> back = List.of(point(4), point(3));
    assertThrows(IllegalArgumentException.class, () -> new Track(1, PERSON, back));
  }

  @Test
  void constructor_copiesItsPoints() {
    List<Track.Point> points = new ArrayList<>(List.of(point(1)));
    Track track = new Track(1, PERSON, points);
    points.clear();
    assertEquals(1, track.points().size());
  }

  @Test
  void point_beforeTheFirstFrameOrConfidenceOutOfRange_refuses() {
    Box box = new Box(0, 0, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> new Track.Point(-1, MediaTime.ZERO, box, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Track.Point(0, MediaTime.ZERO, box, 1.01f));
  }
}
