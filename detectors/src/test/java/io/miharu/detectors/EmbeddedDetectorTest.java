package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.opencv.PeopleDetector;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddedDetectorTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final Detection SEEN = new Detection(CAR, Box.ofSize(10, 10, 50, 40), 0.9f);
  private static final Detection WALKER =
      new Detection(PeopleDetector.PERSON, Box.ofSize(100, 10, 20, 50), 0.8f);

  /** Sees a car and a person in every frame it is shown, and counts them. */
  private static final class Driver implements Detector {
    private int looks;
    private int closed;

    @Override
    public String name() {
      return "driver";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of(CAR);
    }

    @Override
    public List<Detection> detect(Frame frame) {
      looks++;
      return List.of(SEEN, WALKER);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  /** Persons before a fixed camera are those of the moving regions. */
  @Test
  void detect_beforeAFixedCamera_showsTheVehiclesOfTheNetwork() throws IOException {
    Driver driver = new Driver();
    PaintedScene scene = new PaintedScene(3);
    try (EmbeddedDetector detector = new EmbeddedDetector(CameraKind.FIXED, driver)) {
      for (int i = 0; i < 30; i++) {
        assertEquals(List.of(SEEN), detector.detect(scene.empty(0).frame(i / 15.0)));
      }
    }
    assertEquals(1, driver.closed);
  }

  @Test
  void detect_onACameraThatTravels_isWhatTheNetworkSees() throws IOException {
    Driver driver = new Driver();
    PaintedScene scene = new PaintedScene(3);
    try (EmbeddedDetector detector = new EmbeddedDetector(CameraKind.DASHCAM, driver)) {
      for (int i = 0; i < 5; i++) {
        assertEquals(List.of(SEEN, WALKER), detector.detect(scene.empty(8 * i).frame(i / 15.0)));
      }
    }
    assertEquals(5, driver.looks);
  }

  /** Two seconds of a pan, then a stand: after 59 s still the network, after 61 s no longer. */
  @Test
  void detect_whileTheCameraStandsForAMinute_isStillWhatTheNetworkSees() throws IOException {
    Driver driver = new Driver();
    PaintedScene scene = new PaintedScene(3);
    try (EmbeddedDetector detector = new EmbeddedDetector(CameraKind.AUTO, driver)) {
      double time = 0;
      for (int i = 0; i < 30; i++, time += 1 / 15.0) {
        detector.detect(scene.empty(8 * i).frame(time));
      }
      assertTrue(driver.looks > 0, "the pan was not seen");
      double stood = time;
      for (; time < stood + 58; time += 1) {
        assertEquals(List.of(SEEN, WALKER), detector.detect(scene.empty(232).frame(time)));
      }
      List<Detection> last = List.of();
      for (; time < stood + 66; time += 1) {
        last = detector.detect(scene.empty(232).frame(time));
      }
      assertEquals(List.of(SEEN), last);
    }
  }

  @Test
  void vocabulary_isThatOfBoth() {
    try (EmbeddedDetector detector = new EmbeddedDetector(CameraKind.AUTO, new Driver())) {
      assertTrue(
          detector.vocabulary().containsAll(List.of(CAR, PeopleDetector.PERSON)),
          detector.vocabulary().toString());
    }
  }
}
