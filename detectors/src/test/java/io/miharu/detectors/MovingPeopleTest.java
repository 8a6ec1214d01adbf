package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At ten looks a second, each of which counts. */
class MovingPeopleTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final Box WALKER = Box.ofSize(100, 100, 30, 80);

  private final MovingPeople people = new MovingPeople();
  private final GreyFilm film = GreyFilm.counting(10, 100);
  private int at;

  private static Detection moving(Box box) {
    return Detection.ofMotion(MotionDetector.MOVING_REGION, box, 0.9f);
  }

  private static Detection person(Box box, double confidence) {
    return new Detection(PeopleDetector.PERSON, box, (float) confidence);
  }

  private List<Detection> look(List<Detection> moving, List<Detection> network) {
    Frame frame = film.frame(at++);
    return people.follow(frame, moving, network);
  }

  /** Five sure looks leave an evidence near 0.9, of which two blind ones take a quarter. */
  @Test
  void follow_aPersonWhomTheNetworkLosesForAMoment_isStillThere() {
    for (int i = 0; i < 5; i++) {
      assertEquals(1, look(List.of(moving(WALKER)), List.of(person(WALKER, 0.9))).size());
    }
    look(List.of(moving(WALKER)), List.of());
    List<Detection> lost = look(List.of(moving(WALKER)), List.of());
    assertEquals(1, lost.size());
    assertEquals(PeopleDetector.PERSON, lost.get(0).label());
    assertEquals(WALKER, lost.get(0).box());
  }

  @Test
  void follow_aPersonWhomTheNetworkComesToDoubt_staysAsSureAsTheRegion() {
    for (int i = 0; i < 5; i++) {
      look(List.of(moving(WALKER)), List.of(person(WALKER, 0.9)));
    }
    List<Detection> doubted = look(List.of(moving(WALKER)), List.of(person(WALKER, 0.3)));
    assertEquals(1, doubted.size());
    assertTrue(doubted.get(0).confidence() > 0.7, doubted.toString());
  }

  /** Left luggage looks a little like somebody, and moved a moment ago. */
  @Test
  void follow_whatOnlyEverLookedALittleLikeAPerson_gainsNothing() {
    Box suitcase = Box.ofSize(100, 150, 30, 40);
    for (int i = 0; i < 10; i++) {
      List<Detection> seen = look(List.of(moving(suitcase)), List.of(person(suitcase, 0.3)));
      assertTrue(
          seen.stream()
              .filter(one -> one.label().equals(PeopleDetector.PERSON))
              .allMatch(one -> one.confidence() < 0.31),
          seen.toString());
    }
  }

  @Test
  void follow_aRegionThatTheNetworkNamesACar_isNotSaidAgain() {
    Box car = Box.ofSize(50, 100, 200, 80);
    Detection named = new Detection(CAR, car, 0.8f);
    assertEquals(List.of(named), look(List.of(moving(car)), List.of(named)));
  }

  @Test
  void follow_aPersonBeforeACar_isNotTakenForTheCar() {
    Detection car = new Detection(CAR, Box.ofSize(50, 90, 250, 100), 0.8f);
    for (int i = 0; i < 5; i++) {
      look(List.of(moving(WALKER)), List.of(car, person(WALKER, 0.9)));
    }
    List<Detection> seen = look(List.of(moving(WALKER)), List.of(car));
    assertEquals(2, seen.size());
    assertEquals(PeopleDetector.PERSON, seen.get(1).label());
  }

  @Test
  void follow_whatMovesAndHasNoName_isAMovingRegion() {
    Detection region = moving(Box.ofSize(100, 100, 60, 20));
    assertEquals(List.of(region), look(List.of(region), List.of()));
  }

  @Test
  void once_aHeadBesideTheWholePerson_isThePerson() {
    Detection whole = person(WALKER, 0.8);
    Detection head = person(Box.ofSize(105, 98, 18, 24), 0.6);
    assertEquals(List.of(whole), MovingPeople.once(List.of(head, whole)));
  }

  @Test
  void once_aPersonWithTheShadow_isThePersonOfWhomTheNetworkIsSurer() {
    Detection whole = person(WALKER, 0.8);
    Detection withShadow = person(Box.ofSize(95, 95, 70, 95), 0.6);
    assertEquals(List.of(whole), MovingPeople.once(List.of(withShadow, whole)));
  }

  @Test
  void once_twoPersonsOfOneHeightOneHalfBehindTheOther_areTwo() {
    List<Detection> both = List.of(person(WALKER, 0.8), person(WALKER.translated(12, -6), 0.6));
    assertEquals(both, MovingPeople.once(both));
  }

  /** The box of the whole misses the head, so that the head's hardly lies in it: 10 px of 24. */
  @Test
  void follow_aHeadInARegionThatOnePersonFills_isNobodyElse() {
    Detection withoutHead = person(Box.ofSize(100, 112, 30, 68), 0.8);
    Detection head = person(Box.ofSize(105, 98, 18, 24), 0.6);
    assertEquals(2, look(List.of(), List.of(withoutHead, head)).size());
    List<Detection> seen = look(List.of(moving(WALKER)), List.of(withoutHead, head));
    assertEquals(1, seen.size(), seen.toString());
    assertEquals(withoutHead.box(), seen.get(0).box());
  }

  /** Legs of 46 px in a region of 80: a part by their height, and more than half of its area. */
  @Test
  void follow_aPartOfARegionWithoutTheWholePerson_isKept() {
    Detection legs = person(Box.ofSize(100, 134, 30, 46), 0.8);
    List<Detection> seen = List.of();
    for (int i = 0; i < 3; i++) {
      seen = look(List.of(moving(WALKER)), List.of(legs));
    }
    assertEquals(List.of(legs.box()), seen.stream().map(Detection::box).toList());
  }
}
