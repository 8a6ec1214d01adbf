package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonBoxesTest {

  private static final Box WALKER = Box.ofSize(100, 100, 30, 80);

  private static Detection person(Box box, double confidence) {
    return new Detection(PeopleDetector.PERSON, box, (float) confidence);
  }

  @Test
  void once_aHeadBesideTheWholePerson_isThePerson() {
    Detection whole = person(WALKER, 0.8);
    Detection head = person(Box.ofSize(105, 98, 18, 24), 0.6);
    assertEquals(List.of(whole), PersonBoxes.once(List.of(head, whole)));
  }

  @Test
  void once_aPersonWithTheShadow_isThePersonOfWhomTheNetworkIsSurer() {
    Detection whole = person(WALKER, 0.8);
    Detection withShadow = person(Box.ofSize(95, 95, 70, 95), 0.6);
    assertEquals(List.of(whole), PersonBoxes.once(List.of(withShadow, whole)));
  }

  @Test
  void once_twoPersonsOfOneHeightOneHalfBehindTheOther_areTwo() {
    List<Detection> both = List.of(person(WALKER, 0.8), person(WALKER.translated(12, -6), 0.6));
    assertEquals(both, PersonBoxes.once(both));
  }

  /** 80 over 30 is 2.7; a box as wide as high is of nobody who stands. */
  @Test
  void isUpright_isAMatterOfProportions() {
    assertTrue(PersonBoxes.isUpright(WALKER));
    assertFalse(PersonBoxes.isUpright(Box.ofSize(0, 0, 50, 50)));
    assertFalse(PersonBoxes.isUpright(Box.ofSize(0, 0, 10, 80)), "a pole");
  }
}
