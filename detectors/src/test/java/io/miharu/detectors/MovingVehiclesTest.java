package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovingVehiclesTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final Box PLACE = Box.ofSize(100, 100, 80, 60);

  private final MovingVehicles vehicles = new MovingVehicles();

  private static Detection moving(Box box) {
    return Detection.ofMotion(MotionDetector.MOVING_REGION, box, 0.9f);
  }

  private static Detection car(double confidence) {
    return new Detection(CAR, PLACE, (float) confidence);
  }

  /** Odds of 2 to 3 become twice as high, 4 to 3; those of 1 to 4 1 to 2. */
  @Test
  void surer_aCarThatMoves_hasTwiceTheOdds() {
    vehicles.note(List.of(moving(PLACE)));
    assertEquals(4 / 7.0, vehicles.surer(List.of(car(0.4))).get(0).confidence(), 1e-6);
    assertEquals(1 / 3.0, vehicles.surer(List.of(car(0.2))).get(0).confidence(), 1e-6);
  }

  @Test
  void surer_aCarWhereNothingOfItsShapeMoves_isAsItWas() {
    assertEquals(List.of(car(0.3)), vehicles.surer(List.of(car(0.3))));
    // A walker before it, and a shadow three times as wide: IoU of 0.25 and a third.
    Box walker = Box.ofSize(110, 100, 20, 60);
    vehicles.note(List.of(moving(walker), moving(Box.ofSize(20, 100, 240, 60))));
    assertEquals(List.of(car(0.3)), vehicles.surer(List.of(car(0.3))));
  }

  /** Who falls is a car to a small network, a little. */
  @Test
  void surer_whereSomebodyIsSeen_staysAsItWas() {
    vehicles.note(List.of(moving(PLACE)));
    Detection somebody = new Detection(PeopleDetector.PERSON, PLACE, 0.1f);
    assertEquals(List.of(car(0.4), somebody), vehicles.surer(List.of(car(0.4), somebody)));
    Detection hardly = new Detection(PeopleDetector.PERSON, PLACE, 0.09f);
    assertEquals(4 / 7.0, vehicles.surer(List.of(car(0.4), hardly)).get(0).confidence(), 1e-6);
  }

  @Test
  void surer_theRegionOfACar_isTheCar() {
    vehicles.note(List.of(moving(PLACE)));
    List<Detection> seen = vehicles.surer(List.of(car(0.3), moving(PLACE)));
    assertEquals(List.of(CAR), seen.stream().map(Detection::label).toList());
    // At 0.2, a third with motion, it is not named.
    assertEquals(2, vehicles.surer(List.of(car(0.2), moving(PLACE))).size());
  }
}
