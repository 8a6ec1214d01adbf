package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class StillPeopleTest {

  private static final Box WALKER = Box.ofSize(100, 100, 30, 80);
  private static final Box POST = Box.ofSize(100, 100, 17, 52);

  private final StillPeople still = new StillPeople();

  private double confidence(Box box, double seen) {
    return still.confidence(new Detection(PeopleDetector.PERSON, box, (float) seen));
  }

  private void look(double nowS, Box person, Box... moving) {
    still.note(nowS, List.of(person), List.of(moving));
  }

  /** How sure one may be of whom the network gives 0.5, a look after somebody moved. */
  private double afterWalker(Box next) {
    look(0, WALKER, WALKER);
    look(0.1, next);
    return confidence(next, 0.5);
  }

  @Test
  void confidence_ofWhoHasNeverMoved_isHalved() {
    look(0, POST);
    look(0.1, POST);
    assertEquals(0.3, confidence(POST, 0.6), 1e-6);
  }

  @Test
  void confidence_ofAPostThatSomebodyPasses_isHalvedStill() {
    look(0, POST, Box.ofSize(95, 80, 30, 90));
    assertEquals(0.3, confidence(POST, 0.6), 1e-6);
  }

  /** An arm of 10 x 12 px is 0.14 of the box. */
  @Test
  void confidence_ofWhoMovedAnArmOnce_staysAsItIs() {
    look(0, POST, Box.ofSize(102, 110, 10, 12));
    look(5, POST);
    assertEquals(0.6, confidence(POST, 0.6), 1e-6);
  }

  @Test
  void confidence_ofWhoWalksOn_isThatOfTheSamePerson() {
    look(0, POST, POST);
    for (int i = 1; i < 10; i++) {
      look(0.1 * i, POST.translated(3 * i, 0));
    }
    assertEquals(0.6, confidence(POST.translated(27, 0), 0.6), 1e-6);
  }

  @Test
  void confidence_ofASurePerson_needsNoMotion() {
    look(0, POST);
    assertEquals(0.8, confidence(POST, 0.8), 1e-6);
  }

  /** From 30 x 80 px to 60 x 30 at the feet: the boxes share 900 px² of 3,300. */
  @Test
  void confidence_ofWhoFallsOutOfHisPlace_isThatOfSomebodyWhoMoved() {
    assertEquals(0.5, afterWalker(Box.ofSize(95, 148, 60, 30)), 1e-6);
  }

  /** The place is shared by a third: 20 of 40 px. */
  @Test
  void confidence_ofSomebodyUprightBesideWhoMoved_isHalved() {
    assertEquals(0.25, afterWalker(Box.ofSize(115, 100, 30, 80)), 1e-6);
  }

  /** He and his car door are one region, of which he is a seventh. */
  @Test
  void confidence_ofWhoComesOutOfSomethingThatMoves_staysAsItIs() {
    Box withDoor = Box.ofSize(60, 90, 100, 60);
    still.note(0, List.of(), List.of());
    look(5, POST, withDoor);
    assertEquals(0.6, confidence(POST, 0.6), 1e-6);
  }

  /** A bag of 24 x 28 px in the box of its owner of 80, who walks on. */
  @Test
  void confidence_ofABagThatSomebodyPutDown_isHalved() {
    look(0, WALKER, WALKER);
    look(5, WALKER, WALKER);
    Box bag = Box.ofSize(103, 152, 24, 28);
    look(5.1, bag, WALKER);
    assertEquals(0.25, confidence(bag, 0.5), 1e-6);
  }
}
