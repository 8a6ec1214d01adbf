package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten looks a second at somebody of 40x100 px. */
class PiecedPeopleTest {

  private static final Box WHOLE = Box.ofSize(100, 50, 40, 100);
  private static final Detection PIECE = moving(Box.ofSize(110, 60, 15, 30));

  private final PiecedPeople people = new PiecedPeople();
  private int at;

  private static Detection moving(Box box) {
    return Detection.ofMotion(MotionDetector.MOVING_REGION, box, 0.9f);
  }

  private static Detection person(Box box, double confidence) {
    return new Detection(PeopleDetector.PERSON, box, (float) confidence);
  }

  private List<Detection> look(List<Detection> seen, Detection... network) {
    return people.judged(at++ / 10.0, seen, List.of(network));
  }

  @Test
  void judged_sureAndAroundAPiece_isBelieved_thenAlsoWithoutMotion() {
    assertEquals(List.of(person(WHOLE, 0.8)), look(List.of(PIECE), person(WHOLE, 0.8)));
    Detection again = look(List.of(), person(WHOLE, 0.4)).get(0);
    assertEquals(WHOLE, again.box());
    assertEquals(0.7f, again.confidence(), "surer than the network, since known");
  }

  @Test
  void judged_withoutMotionOrUnsure_isNotBelieved() {
    assertEquals(List.of(), look(List.of(), person(WHOLE, 0.9)));
    assertEquals(List.of(), look(List.of(PIECE), person(WHOLE, 0.5)));
    assertFalse(people.any());
  }

  /** A region with most of the person's area is judged by itself. */
  @Test
  void judged_aroundARegionAsLarge_isNotBelieved() {
    Detection large = moving(Box.ofSize(100, 60, 40, 80));
    assertEquals(List.of(), look(List.of(large), person(WHOLE, 0.9)));
  }

  @Test
  void judged_onceMotionShowsTheWholePerson_isLeftToMotion() {
    look(List.of(PIECE), person(WHOLE, 0.8));
    Detection shown = person(WHOLE.translated(2, 0), 0.6);
    assertEquals(List.of(), look(List.of(shown), person(WHOLE, 0.8)));
    assertFalse(people.any());
  }

  @Test
  void judged_lostByTheNetwork_isWhatMovesThere_forFiveSeconds() {
    look(List.of(PIECE), person(WHOLE, 0.8));
    Box lying = Box.ofSize(80, 110, 100, 40);
    look(List.of(), person(Box.ofSize(90, 80, 70, 70), 0.5));
    List<Detection> seen = List.of(moving(lying));
    for (int i = 0; i < 50; i++) {
      assertEquals(
          List.of(Detection.ofMotion(PeopleDetector.PERSON, lying, 0.7f)), look(seen), "look " + i);
    }
    assertEquals(List.of(), look(seen));
  }

  @Test
  void judged_unseenForHalfASecond_isForgotten() {
    look(List.of(PIECE), person(WHOLE, 0.8));
    for (int i = 0; i < 6; i++) {
      look(List.of());
    }
    assertFalse(people.any());
  }

  @Test
  void judged_fivePeople_areACrowd_inWhichNobodyIsFollowed() {
    Detection[] four = new Detection[4];
    List<Detection> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(moving(PIECE.box().translated(60 * i, 0)));
    }
    Arrays.setAll(four, i -> person(WHOLE.translated(60 * i, 0), 0.8));
    assertEquals(List.of(four), look(pieces, four));
    Detection[] five = Arrays.copyOf(four, 5);
    five[4] = person(WHOLE.translated(240, 0), 0.8);
    assertEquals(List.of(), look(pieces, five));
    assertFalse(people.any());
  }

  /** 16 px to the right, of 40, the left part of the first place is free. */
  @Test
  void isMotion_piecesAndTheHoleLeftBehind_butNothingElse() {
    look(List.of(PIECE), person(WHOLE, 0.8));
    Box moved = WHOLE.translated(16, 0);
    look(List.of(PIECE), person(moved, 0.8));
    assertTrue(people.isMotion(moving(Box.ofSize(125, 60, 20, 30))), "a piece");
    assertTrue(people.isMotion(moving(Box.ofSize(100, 50, 18, 100))), "the hole");
    assertTrue(people.isMotion(moving(Box.ofSize(98, 48, 60, 104))), "both");
    assertFalse(people.isMotion(moving(Box.ofSize(300, 60, 20, 30))), "elsewhere");
    assertFalse(people.isMotion(person(Box.ofSize(125, 60, 20, 30), 0.8)), "no motion");
  }

  /** Around the person 8 px, a share of 0.08 of the height, may still be he. */
  @Test
  void left_isSaidUntilAllOfThePlaceIsFree() {
    look(List.of(PIECE), person(WHOLE, 0.8));
    Box halfway = WHOLE.translated(16, 0);
    look(List.of(), person(halfway, 0.8));
    assertEquals(List.of(new PiecedPeople.Left(WHOLE, halfway.padded(8))), people.left());
    Box away = WHOLE.translated(32, 0);
    look(List.of(), person(away, 0.8));
    look(List.of(), person(WHOLE.translated(48, 0), 0.8));
    assertEquals(1, people.left().size(), "the last of it has come free");
    look(List.of(), person(WHOLE.translated(60, 0), 0.8));
    assertEquals(List.of(), people.left());
  }
}
