package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At ten looks a second, each of which counts. */
class MovingPeopleTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final Box WALKER = Box.ofSize(100, 100, 30, 80);

  private final PeopleDetector second = new PeopleDetector();
  private final MovingPeople people = new MovingPeople(second);
  private final GreyFilm film = GreyFilm.counting(10, 100);
  private int at;

  @AfterEach
  void close() {
    second.close();
  }

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

  private void seeWalker() {
    for (int i = 0; i < 5; i++) {
      assertEquals(1, look(List.of(moving(WALKER)), List.of(person(WALKER, 0.9))).size());
    }
  }

  /** Five sure looks leave an evidence near 0.9, of which two blind ones take a quarter. */
  @Test
  void follow_aPersonWhomTheNetworkLosesForAMoment_isStillThere() {
    seeWalker();
    look(List.of(moving(WALKER)), List.of());
    List<Detection> lost = look(List.of(moving(WALKER)), List.of());
    assertEquals(1, lost.size());
    assertEquals(PeopleDetector.PERSON, lost.get(0).label());
    assertEquals(WALKER, lost.get(0).box());
  }

  @Test
  void follow_aPersonWhomTheNetworkComesToDoubt_staysAsSureAsTheRegion() {
    seeWalker();
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

  /**
   * Of whom it saw whole 0.1 s ago; what it sees now counts when the region is due, after 0.33 s.
   */
  @Test
  void follow_legsOfWhomTheNetworkSawWhole_areTheWholePerson() {
    Detection legs = seenWholeThenLegs();
    List<Detection> seen = look(List.of(moving(WALKER)), List.of(legs));
    assertEquals(List.of(WALKER), seen.stream().map(Detection::box).toList());
    assertEquals(PeopleDetector.PERSON, seen.get(0).label());
  }

  @Test
  void between_legsOfWhomARegionShowedWhole_areTheWholePersonStill() {
    Detection legs = seenWholeThenLegs();
    look(List.of(moving(WALKER)), List.of(legs));
    List<Detection> seen = people.between(List.of(legs));
    assertEquals(List.of(WALKER), seen.stream().map(Detection::box).toList());
  }

  /** Black before black, or on the floor: the network sees nobody. */
  @Test
  void between_whomMotionAloneShows_isThereAsLongAsHeRests() {
    seeWalker();
    look(List.of(moving(WALKER)), List.of());
    assertEquals(List.of(WALKER), persons(people.between(List.of())));
    Box on = WALKER.translated(12, 0); // an overlap of 18 / 42
    assertEquals(List.of(on), persons(look(List.of(moving(on)), List.of())));
    assertEquals(List.of(), people.between(List.of()), "he is elsewhere by now");
  }

  private Detection seenWholeThenLegs() {
    seeWalker();
    return person(Box.ofSize(100, 134, 30, 46), 0.8);
  }

  /** Falls from 30 x 80 px to 80 x 24 within 0.3 s; then the network sees the trunk alone. */
  @Test
  void follow_somebodyWhoFalls_isTheSamePersonToTheFloor() {
    seeWalker();
    Box falling = Box.ofSize(85, 120, 60, 60);
    Box lying = Box.ofSize(70, 150, 80, 24);
    assertEquals(List.of(falling), persons(look(List.of(moving(falling)), List.of())));
    look(List.of(moving(Box.ofSize(75, 140, 75, 36))), List.of());
    Detection trunk = person(Box.ofSize(70, 152, 45, 20), 0.55);
    assertEquals(List.of(lying), persons(look(List.of(moving(lying)), List.of(trunk))));
  }

  /** The network's box is nearly twice as high as the region: an overlap of 0.48. */
  @Test
  void follow_aBoxThatStandsForARegion_isAsSureAsTheRegion() {
    seeWalker();
    look(List.of(moving(Box.ofSize(85, 120, 60, 60))), List.of());
    Box lying = Box.ofSize(70, 156, 80, 18);
    float sure = look(List.of(moving(lying)), List.of()).get(0).confidence();
    assertTrue(sure > 0.5, "region " + sure);
    Detection loose = person(Box.ofSize(66, 146, 88, 34), 0.45);
    List<Detection> seen = look(List.of(moving(lying)), List.of(loose));
    assertEquals(List.of(loose.box()), persons(seen));
    assertTrue(seen.get(0).confidence() > 0.5, seen.toString());
  }

  @Test
  void follow_somebodyWhoFallsInTwoBoxes_isSaidByTheSurerOne() {
    seeWalker();
    Box falling = Box.ofSize(85, 120, 60, 60);
    Detection trunk = person(Box.ofSize(88, 125, 50, 30), 0.5);
    Detection legs = person(Box.ofSize(90, 150, 50, 28), 0.45);
    assertEquals(
        List.of(trunk.box()), persons(look(List.of(moving(falling)), List.of(trunk, legs))));
  }

  /** The boxes share 20 x 50 px of 1,900: an overlap of a half; the region is upright. */
  @Test
  void follow_somebodyUprightInTwoBoxes_isSaidByTheSurerOne() {
    seeWalker();
    Detection legs = person(Box.ofSize(102, 120, 22, 60), 0.5);
    Detection coat = person(Box.ofSize(104, 104, 24, 66), 0.45);
    assertEquals(List.of(legs.box()), persons(look(List.of(moving(WALKER)), List.of(legs, coat))));
  }

  /**
   * The walker falls to the floor, 76 x 20 px, where a car of 57 x 20 has three quarters of him: it
   * is no car unless the network is sure of it, and a car that was nobody before is one.
   */
  @Test
  void follow_whoFellAndLooksLikeACar_isStillSomebody() {
    Box falling = Box.ofSize(100, 120, 50, 60);
    Box lying = Box.ofSize(100, 160, 76, 20);
    Box likeCar = Box.ofSize(100, 160, 57, 20);
    Detection car = new Detection(CAR, likeCar, 0.56f);
    seeWalker();
    look(List.of(moving(falling)), List.of(person(falling, 0.5)));
    List<Detection> seen = look(List.of(moving(lying)), List.of(car, person(lying, 0.38)));
    assertTrue(
        seen.stream()
            .anyMatch(one -> PersonBoxes.isPerson(one) && one.confidence() > car.confidence()),
        seen.toString());

    Detection sure = new Detection(CAR, likeCar, 0.8f);
    assertEquals(
        List.of(sure, person(lying, 0.38)),
        look(List.of(moving(lying)), List.of(sure, person(lying, 0.38))));
    Box elsewhere = Box.ofSize(300, 160, 57, 20);
    Detection stranger = new Detection(CAR, elsewhere, 0.56f);
    assertEquals(List.of(stranger), look(List.of(moving(elsewhere)), List.of(stranger)));
  }

  /** On the floor, 80 x 24 px, of which a car of 50 x 20 has half. */
  @Test
  void follow_whoLiesAndLooksALittleLikeACar_isThePersonStill() {
    seeWalker();
    Box lying = Box.ofSize(70, 150, 80, 24);
    Detection car = new Detection(CAR, Box.ofSize(100, 152, 50, 20), 0.42f);
    Detection trunk = person(Box.ofSize(80, 150, 60, 24), 0.48);
    look(List.of(moving(lying)), List.of(trunk, car));
    List<Detection> seen = look(List.of(moving(lying)), List.of(trunk, car));
    assertTrue(
        seen.stream().anyMatch(one -> PersonBoxes.isPerson(one) && one.confidence() > 0.5),
        seen.toString());
  }

  /** A bag of 30 x 28 px, a third of the area of who stood there, stays where he put it. */
  @Test
  void follow_aBagThatSomebodyPutDown_isNotThePerson() {
    seeWalker();
    Box bag = Box.ofSize(100, 152, 30, 28);
    assertEquals(List.of(), persons(look(List.of(moving(bag)), List.of())));
  }

  /** The hole that he left moves as well, so the region is larger than who lies there. */
  @Test
  void follow_somebodyWhoIsSeenLying_keepsTheNetworksBoxInALargerRegion() {
    seeWalker();
    Detection lying = person(Box.ofSize(95, 148, 60, 30), 0.5);
    Box withHole = Box.ofSize(95, 110, 62, 70);
    assertEquals(List.of(lying.box()), persons(look(List.of(moving(withHole)), List.of(lying))));
  }

  /** A loose box around the door of a car and whom it hides a part of. */
  @Test
  void follow_aBoxBesideASurerOneOfTheSamePerson_isNobodyElse() {
    Detection sure = person(WALKER, 0.9);
    Detection loose = person(Box.ofSize(104, 94, 45, 80), 0.2);
    List<Detection> seen = List.of();
    for (int i = 0; i < 5; i++) {
      seen = look(List.of(moving(Box.ofSize(100, 98, 44, 82))), List.of(sure, loose));
    }
    assertEquals(List.of(sure.box()), persons(seen));
  }

  /** Two in one region of 56 x 80 px; of its shape is the looser box of the two, 38 x 80. */
  @Test
  void follow_anUnsureBoxBesideSomebodyInARegion_isNoSurerForTheRegion() {
    Box region = Box.ofSize(100, 100, 56, 80);
    for (int i = 0; i < 5; i++) {
      look(List.of(moving(region)), List.of(person(region, 0.9)));
    }
    Detection left = person(Box.ofSize(100, 100, 26, 78), 0.7);
    Detection right = person(Box.ofSize(118, 100, 38, 80), 0.3);
    Detection seen =
        look(List.of(moving(region)), List.of(left, right)).stream()
            .filter(one -> one.box().equals(right.box()))
            .findFirst()
            .orElseThrow();
    assertTrue(seen.confidence() < 0.6, seen.toString());
  }

  /** Postures are judged by boxes that keep a person's shape: a network's word makes it one. */
  @Test
  void follow_somebodyDownInWhomTheNetworkSeesAPerson_isJudgedAsSeen() {
    seeWalker();
    Box lying = Box.ofSize(70, 150, 80, 24);
    look(List.of(moving(Box.ofSize(85, 120, 60, 60))), List.of());
    Detection moved = look(List.of(moving(lying)), List.of()).get(0);
    assertFalse(moved.whole(), moved.toString());
    Detection trunk = person(Box.ofSize(70, 152, 45, 20), 0.5);
    Detection seen = look(List.of(moving(lying)), List.of(trunk)).get(0);
    assertEquals(lying, seen.box());
    assertTrue(seen.whole(), seen.toString());
  }

  /** A third of the height of those who walked there, and nothing else moves of it. */
  @Test
  void follow_whatIsFarTooShortForAPerson_isDoubted() {
    assertEquals(0.5 * 0.45, besideTheWalker(Box.ofSize(150, 154, 20, 26)), 1e-6);
  }

  /** Six tenths: somebody who sits, or a child. */
  @Test
  void follow_aShortPerson_isAsSureAsTheNetworkIs() {
    assertEquals(0.45, besideTheWalker(Box.ofSize(150, 132, 24, 48)), 1e-6);
  }

  /** How sure one is of a box that fills a region, of which the network is by 0.45. */
  private double besideTheWalker(Box box) {
    for (int i = 0; i < 5; i++) {
      seeWalker();
    }
    List<Detection> seen =
        look(List.of(moving(WALKER), moving(box)), List.of(person(WALKER, 0.9), person(box, 0.45)));
    return seen.stream()
        .filter(one -> one.label().equals(PeopleDetector.PERSON) && one.box().equals(box))
        .mapToDouble(Detection::confidence)
        .findFirst()
        .orElseThrow();
  }

  private static List<Box> persons(List<Detection> seen) {
    return seen.stream().filter(PersonBoxes::isPerson).map(Detection::box).toList();
  }
}
