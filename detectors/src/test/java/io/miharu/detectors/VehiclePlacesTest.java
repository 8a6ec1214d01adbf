package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class VehiclePlacesTest {

  private static final Box PLACE = Box.ofSize(100, 100, 200, 80);

  private final VehiclePlaces places = new VehiclePlaces();

  private static Detection car(double left, double confidence) {
    Box box = Box.ofSize(left, 100, 200, 80);
    return new Detection(ConceptId.of("car"), box, (float) confidence);
  }

  private double sure(double nowS, List<Box> moving, Detection car) {
    return places.judged(nowS, moving, car).confidence();
  }

  @Test
  void judged_aCarThatStandsFromTheFirstLookOn_isBelieved() {
    assertEquals(0.5, sure(0, List.of(), car(100, 0.5)), 1e-6);
    assertEquals(0.5, sure(30, List.of(), car(105, 0.5)), 1e-6);
  }

  @Test
  void judged_aCarThatAppearsWhereNothingMoved_isDoubted() {
    sure(0, List.of(), car(500, 0.9));
    assertEquals(0.25, sure(10, List.of(), car(100, 0.5)), 1e-6);
    assertEquals(0.25, sure(20, List.of(), car(100, 0.5)), 1e-6, "also the second time");
    assertEquals(0.8, sure(30, List.of(), car(100, 0.8)), 1e-6, "unless the network is sure");
    assertEquals(0.5, sure(40, List.of(), car(100, 0.5)), 1e-6, "then it is there");
  }

  /** Of 200 x 80 px, 30 x 80 move: 0.15; a person of 20 x 60 before it is 0.075. */
  @Test
  void judged_aCarThatCameIn_isBelieved_alsoWhenItStands() {
    sure(0, List.of(), car(500, 0.9));
    Box person = Box.ofSize(150, 120, 20, 60);
    assertEquals(0.25, sure(9, List.of(person), car(100, 0.5)), 1e-6);
    Box front = Box.ofSize(100, 100, 31, 80);
    assertEquals(0.5, sure(10, List.of(front), car(100, 0.5)), 1e-6);
    assertEquals(0.5, sure(11, List.of(), car(110, 0.5)), 1e-6);
    assertEquals(0.25, sure(80, List.of(), car(110, 0.5)), 1e-6, "gone for more than a minute");
  }

  @Test
  void judged_onlyTheConfidenceChanges() {
    sure(0, List.of(), car(500, 0.9));
    Detection doubted = places.judged(10, List.of(), car(100, 0.5));
    assertEquals(PLACE, doubted.box());
    assertEquals(ConceptId.of("car"), doubted.label());
  }
}
