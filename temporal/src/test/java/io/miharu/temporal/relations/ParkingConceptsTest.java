package io.miharu.temporal.relations;

import static io.miharu.temporal.relations.Film.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParkingConceptsTest {

  /** A bay from 300 to {@code right}, 150 to 210 px: 0.8 is what the concepts say. */
  private static Zone bay(float right) {
    return new Zone(
        "bay",
        Zone.Kind.PARKING,
        new Polygon(
            List.of(
                new Point(300, 150),
                new Point(right, 150),
                new Point(right, 210),
                new Point(300, 210))),
        Optional.empty());
  }

  @Test
  void startsInside_whoComesOutOfTheZone_isSaidAndEndsInsideIsNot() {
    Film film = Film.standing(bay(420)).with("person", 3, 8, t -> person(360 - 40 * (t - 3), 205));
    assertEquals(0.8, film.ever(11, "starts-inside", 1), 1e-6);
    assertEquals(0, film.ever(11, "ends-inside"));
  }

  /** A detector of cars sees the car itself, which comes to nobody's visit. */
  @Test
  void startsInside_outOfACarThatIsSeen_isSaidOnce() {
    Film film =
        Film.standing(bay(420))
            .with("car", 0, 11, t -> Box.ofSize(300, 140, 120, 70))
            .with("person", 3, 8, t -> person(360 - 40 * (t - 3), 205));
    assertEquals(0.8, film.ever(11, "starts-inside", 2), 1e-6);
    assertEquals(0, film.ever(11, "starts-inside", 2, 1));
    assertEquals(0, film.ever(11, "ends-inside"));
  }

  /** From outside to the middle of the bay, and gone: in, though the car stands there all along. */
  @Test
  void endsInside_intoACarThatIsSeen_isSaid() {
    Film film =
        Film.standing(bay(420))
            .with("car", 0, 11, t -> Box.ofSize(300, 140, 120, 70))
            .with("person", 3, 7, t -> person(Math.min(360, 200 + 80 * (t - 3)), 205));
    assertEquals(0.8, film.ever(11, "ends-inside", 2), 1e-6);
  }

  @Test
  void endsInside_whoWalksOverTheSideOfThePictureInsideTheZone_isNotSaid() {
    Film film =
        Film.standing(bay(640))
            .with("person", 3, 9, t -> person(Math.min(628, 230 + 70 * (t - 3)), 205));
    assertEquals(0, film.ever(12, "ends-inside"));
  }

  @Test
  void startsInside_afterTheLowEdgeOfADoor_isSaidOfTheOneWhoComesOut() {
    // 20 of the first track's 24 px of height are below the zone.
    Film film =
        Film.standing(bay(420))
            .with("moving-region", 3, 4, t -> Box.ofSize(330, 206, 60, 24))
            .with("person", 4, 8, t -> person(360 - 40 * (t - 4), 228));
    assertEquals(0.8, film.ever(9, "starts-inside", 2), 1e-6);
  }

  @Test
  void startsInside_besideAPasserByWhoWalksOn_isSaidOfTheOneWhoComesOut() {
    Film film =
        Film.standing(bay(420))
            .with("person", 0, 9, t -> person(480 - 40 * t, 140))
            .with("person", 3, 9, t -> person(360, 205 + 20 * Math.max(0, t - 5)));
    assertEquals(0.8, film.ever(9, "starts-inside", 2), 1e-6);
  }
}
