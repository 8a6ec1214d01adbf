package io.miharu.temporal.relations;

import static io.miharu.temporal.relations.Film.met;
import static io.miharu.temporal.relations.Film.missed;
import static io.miharu.temporal.relations.Film.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** People are 60 px tall, so 1.5 own heights/s are 90 px/s. */
class SurveillanceConceptsTest {

  private static Zone zone(Zone.Kind kind, float left, float top, float right, float bottom) {
    return new Zone(
        "zone",
        kind,
        Areas.outline(new Box(left, top, right, bottom)),
        kind == Zone.Kind.ONE_WAY ? Optional.of(new Point(1, 0)) : Optional.empty());
  }

  @Test
  void slope_atItsLimit_isAHalf() {
    assertEquals(0.5, Slope.above(1.5, 1.5, 0.1));
    assertEquals(0.5, Slope.below(1.5, 1.5, 0.3));
    assertEquals(1 / (1 + Math.exp(-1)), Slope.above(1.6, 1.5, 0.1), 1e-12);
    assertEquals(0, Slope.above(Double.NaN, 1, 1));
  }

  @Test
  void running_justAboveAndBelowTheLimit_meetsAndMisses() {
    met(Film.standing().with("person", t -> person(50 + 93 * t, 200)).at(2, "running", 1));
    missed(Film.standing().with("person", t -> person(50 + 87 * t, 200)).at(2, "running", 1));
    assertEquals(0, Film.standing().with("car", t -> person(50 + 120 * t, 200)).at(2, "running"));
  }

  @Test
  void running_ofABoxThatJumpsBetweenOneAndTwoPeople_isNotSaid() {
    Film film =
        Film.standing()
            .with(
                "person",
                t -> Math.round(t * 5) % 2 == 0 ? person(200, 200) : Box.ofSize(230, 100, 60, 100));
    assertEquals(0, film.ever(4, "running"));
  }

  @Test
  void movingAndStopped_onBothSidesOfTheLimit_swap() {
    Film walker = Film.standing().with("person", t -> person(50 + 14 * t, 200));
    met(walker.at(2, "moving", 1));
    missed(walker.at(2, "stopped", 1));
    Film stander = Film.standing().with("person", t -> person(50 + 10 * t, 200));
    missed(stander.at(2, "moving", 1));
    met(stander.at(2, "stopped", 1));
  }

  @Test
  void lingering_ofAPacer_isSaidAndOfAWalkerOrAJitteringStanderNot() {
    met(
        Film.standing()
            .with("person", t -> person(100 + 20 * Math.abs(t % 6 - 3), 200))
            .at(36, "lingering", 1));
    assertEquals(
        0, Film.standing().with("person", t -> person(50 + 15 * t, 200)).ever(35, "lingering"));
    Random random = new Random(1);
    assertEquals(
        0,
        Film.standing()
            .with(
                "person",
                t -> person(100 + 2 * random.nextGaussian(), 200 + 2 * random.nextGaussian()))
            .ever(35, "lingering"));
  }

  @Test
  void insideZone_byTheFootPoint_isAHalfOnTheOutline() {
    Zone yard = zone(Zone.Kind.RESTRICTED, 100, 180, 300, 300);
    Film on = Film.standing(yard).with("person", t -> person(200, 180));
    assertEquals(0.5, on.at(1, "inside-restricted-zone", 1), 1e-6);
    met(Film.standing(yard).with("person", t -> person(200, 183)).at(1, "inside-zone", 1));
    missed(Film.standing(yard).with("person", t -> person(200, 177)).at(1, "inside-zone", 1));
    assertEquals(
        Optional.of("zone"),
        on.at(1).stream()
            .filter(s -> s.concept().value().equals("inside-zone"))
            .findFirst()
            .orElseThrow()
            .zone());
  }

  @Test
  void wrongWay_beyondFortyFiveDegreesAgainstTheDirection_isSaid() {
    Zone oneWay = zone(Zone.Kind.ONE_WAY, 0, 0, 640, 360);
    // The direction is to the right. 140 and 130 degrees away from it, at 1 height/s:
    met(wrongWay(oneWay, Math.toRadians(140), 60));
    missed(wrongWay(oneWay, Math.toRadians(130), 60));
    missed(wrongWay(oneWay, Math.PI, 13)); // 0.22 heights/s
    met(wrongWay(oneWay, Math.PI, 17)); // 0.28 heights/s
  }

  private static double wrongWay(Zone zone, double angle, double speed) {
    return Film.standing(zone)
        .with(
            "person",
            t -> person(400 + Math.cos(angle) * speed * t, 150 + Math.sin(angle) * speed * t))
        .at(2, "wrong-way", 1);
  }

  @Test
  void unattended_whenItsOwnerIsMoreThanThreeHeightsAway_isSaid() {
    met(bagWithOwnerAt(186));
    missed(bagWithOwnerAt(174));
  }

  /** The owner stands beside the bag for 3 s, then goes that far away, in px of 60 px heights. */
  private static double bagWithOwnerAt(double distance) {
    return Film.standing()
        .with("static-object", t -> Box.ofSize(192, 184, 16, 16))
        .with("person", t -> person(220 + Math.min(distance - 20, Math.max(0, t - 3) * 50), 200))
        .at(9, "unattended", 1);
  }

  @Test
  void unattended_whileSomebodyPassesBy_staysSaid() {
    Film film =
        Film.standing()
            .with("static-object", t -> Box.ofSize(192, 184, 16, 16))
            .with("person", t -> person(20 + 60 * t, 205));
    met(film.at(3, "unattended", 1));
  }

  /** He stops 2.3 heights from it for three seconds; its owner is off by then. */
  @Test
  void unattended_whileSomebodyElseStopsToLook_isSaid() {
    met(bagWithOnlooker(0).at(11, "unattended", 1));
  }

  @Test
  void unattended_whenWhoStandsThereMayHavePutItDown_isNotSaid() {
    missed(bagWithOnlooker(100).at(11, "unattended", 1));
  }

  /** The bag is noticed after 6 s; the owner was that far from it until 4 s, px, then goes. */
  private static Film bagWithOnlooker(double ownersDistance) {
    return Film.standing()
        .with("static-object", 6, 60, t -> Box.ofSize(192, 184, 16, 16))
        .with("person", t -> person(220 + ownersDistance + 60 * Math.max(0, t - 4), 200))
        .with("person", t -> person(Math.max(340, 820 - 60 * t), 205));
  }

  @Test
  void appearedAndVanished_awayFromTheBorderOnly_areSaid() {
    // 3 % of 640 px are 19.2 px; the box begins 12 px left of its middle.
    met(shortVisit(12 + 22, 200).ever(8, "appeared-inside", 1));
    met(shortVisit(12 + 22, 200).ever(8, "vanished-inside", 1));
    missed(shortVisit(12 + 16, 200).ever(8, "appeared-inside", 1));
    missed(shortVisit(12 + 16, 200).ever(8, "vanished-inside", 1));
  }

  private static Film shortVisit(double x, double y) {
    return Film.standing().with("person", 3, 5, t -> person(x, y));
  }

  @Test
  void vanished_whenSomebodyElseCoversIt_isNotSaid() {
    Film film =
        Film.standing()
            .with("person", 3, 5, t -> person(200, 200))
            .with("person", t -> person(208, 204));
    assertEquals(0, film.ever(8, "vanished-inside", 1));
  }

  @Test
  void endsInside_ofAPersonWhoStopsAtAParkedCar_namesBoth() {
    Film film =
        Film.standing()
            .with("car", t -> Box.ofSize(300, 150, 120, 60))
            .with("person", 1, 7, t -> person(Math.min(330, 100 + 50 * t), 205));
    met(film.ever(9, "ends-inside", 2, 1));
    assertEquals(0, film.ever(9, "starts-inside"));
  }

  @Test
  void endsInside_ofAPersonWhoWalksByBehindTheCar_isNotSaid() {
    Film film =
        Film.standing()
            .with("car", t -> Box.ofSize(300, 150, 120, 60))
            .with("person", 1, 5, t -> person(100 + 50 * t, 190));
    missed(film.ever(9, "ends-inside"));
  }

  /** A corner of a house in which a network sees a car now and then. */
  @Test
  void startsInside_ofWhatIsHardlyACar_isNoSurerThanThat() {
    Film film =
        Film.standing()
            .with("car", t -> Box.ofSize(300, 150, 120, 60))
            .with("person", 4, 20, t -> person(350, 205 + 25 * Math.max(0, t - 5)))
            .seenWith(0.35);
    assertEquals(0.35, film.ever(9, "starts-inside", 2, 1), 1e-6);
  }

  @Test
  void startsInside_ofAPersonWhoLeavesAParkedCar_isSaidOnceHeIsOnHisWay() {
    Film film =
        Film.standing()
            .with("car", t -> Box.ofSize(300, 150, 120, 60))
            .with("person", 4, 20, t -> person(350, 205 + 25 * Math.max(0, t - 5)));
    assertEquals(0, film.at(5, "starts-inside"));
    met(film.ever(9, "starts-inside", 2, 1));
  }

  @Test
  void startsAndEndsInside_aParkingZone_nameTheZone() {
    Zone parking = zone(Zone.Kind.PARKING, 300, 150, 420, 210);
    met(
        Film.standing(parking)
            .with("person", 3, 7, t -> person(130 + 40 * (t - 1), 205))
            .ever(9, "ends-inside", 1));
    // 1.2 times the zone reaches to 216 px.
    missed(
        Film.standing(parking)
            .with("person", 3, 7, t -> person(130 + 40 * (t - 1), 277))
            .ever(9, "ends-inside", 1));
  }

  @Test
  void near_withinOneHeight_isSaidOfBoth() {
    met(pair(57).at(1, "near", 1, 2));
    missed(pair(63).at(1, "near", 1, 2));
  }

  private static Film pair(double apart) {
    return Film.standing()
        .with("person", t -> person(200, 200))
        .with("person", t -> person(200 + apart, 200));
  }

  @Test
  void approaching_fasterThanThreeTenths_namesTheOneWhoComes() {
    // 0.3 heights/s are 18 px/s.
    met(coming(21).at(2, "approaching", 2, 1));
    missed(coming(15).at(2, "approaching", 2, 1));
    assertEquals(0, coming(-30).at(2, "approaching"));
  }

  private static Film coming(double speed) {
    return Film.standing()
        .with("person", t -> person(200, 200))
        .with("person", t -> person(400 - speed * t, 200));
  }

  @Test
  void gathered_fourWithinTwoHeightsOfTheirMiddle_areSaid() {
    // Four on a square, flattened because depth counts double: each is as far from the middle as
    // the
    // radius; the limit is 120 px.
    met(square(4, 116).at(1, "gathered", 1, 2, 3, 4));
    missed(square(4, 124).at(1, "gathered"));
    assertEquals(0, square(3, 60).at(1, "gathered"));
  }

  private static Film square(int people, double radius) {
    Film film = Film.standing();
    for (int i = 0; i < people; i++) {
      double angle = Math.PI / 4 + i * Math.PI / 2;
      film.with(
          "person",
          t -> person(320 + radius * Math.cos(angle), 200 + radius / 2 * Math.sin(angle)));
    }
    return film;
  }

  @Test
  void gathered_twoAndARegionOfTwo_countAsFour() {
    Film film =
        Film.standing()
            .with("person", t -> person(300, 200))
            .with("person", t -> person(340, 200))
            .with("person", t -> Box.ofSize(360, 140, 54, 60));
    met(film.at(1, "gathered", 1, 2, 3));
  }

  @Test
  void gathered_oneHiddenForASecond_staysAMember() {
    Film film = square(3, 60).with("person", 0, 3, t -> person(320, 210));
    met(film.at(3.5, "gathered", 1, 2, 3, 4));
    assertEquals(0, film.at(4.5, "gathered"));
  }

  @Test
  void gathered_somebodyWalksPast_leavesTheGroupAsItIs() {
    // With the walker, 230 px left of the middle, the centroid moves by 46 px: two would be out.
    met(square(4, 110).with("person", t -> person(30 + 60 * t, 200)).at(1, "gathered", 1, 2, 3, 4));
  }

  @Test
  void gathered_peopleWhoStreamPast_areNot() {
    Film film = Film.standing();
    for (int i = 0; i < 6; i++) {
      double start = 30 + 30 * i;
      film.with("person", t -> person(start + 60 * t, 200));
    }
    missed(film.ever(4, "gathered"));
  }

  @Test
  void gathered_peopleWhoComeTowardsTheCamera_areNot() {
    // 0.3 heights/s down the picture are 0.6 on the ground; the limit is 0.4.
    Film film = Film.standing();
    for (int i = 0; i < 4; i++) {
      double x = 200 + 50 * i;
      film.with("person", t -> person(x, 150 + 18 * t));
    }
    missed(film.ever(4, "gathered"));
  }

  @Test
  void gathered_peopleCutByTheBorder_doNotCount() {
    Film film = Film.standing();
    for (int i = 0; i < 4; i++) {
      double left = 200 + 50 * i;
      film.with("person", t -> Box.ofSize(left, 0, 20, 60));
    }
    missed(film.ever(4, "gathered"));
  }

  @Test
  void score_sameFilmTwice_isTheSame() {
    Film film = square(4, 100).with("car", t -> Box.ofSize(20 + 40 * t, 100, 90, 50));
    assertEquals(film.play(5), film.play(5));
  }

  @Test
  void score_polygonDepth_isTheDistanceFromTheOutline() {
    Polygon square = Areas.outline(new Box(0, 0, 10, 10));
    assertEquals(2, Areas.depth(square, new Point(5, 2)), 1e-9);
    assertEquals(-5, Areas.depth(square, new Point(13, 14)), 1e-9);
    assertEquals(
        List.of(new Point(-1, -1), new Point(11, -1), new Point(11, 11), new Point(-1, 11)),
        Areas.enlarged(square, 1.2).corners());
  }
}
