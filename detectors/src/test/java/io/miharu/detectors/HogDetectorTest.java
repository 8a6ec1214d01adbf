package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HogDetectorTest {

  /** Says that a car stands where the test says, and remembers that it was closed. */
  private static final class OneCar implements Detector {
    private final Box box;
    private int closed;

    OneCar(Box box) {
      this.box = box;
    }

    @Override
    public String name() {
      return "one-car";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of(ConceptId.of("car"));
    }

    @Override
    public List<Detection> detect(Frame frame) {
      return List.of(new Detection(ConceptId.of("car"), box, 0.9f));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static List<Detection> drive(Detector detector, int frames) throws IOException {
    PaintedScene scene = new PaintedScene(3);
    List<Detection> all = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Box car = Box.ofSize(20 + 6 * i, 200, 110, 50);
      all.addAll(detector.detect(scene.empty(0).box(car, 40).frame(i / 15.0)));
    }
    return all;
  }

  @Test
  void detect_flatBoxThatDrives_isAMovingRegionAndNoPerson() throws IOException {
    try (HogDetector detector = new HogDetector()) {
      List<Detection> seen = drive(detector, 45);
      assertTrue(seen.size() >= 40, "" + seen.size());
      assertTrue(
          seen.stream().allMatch(one -> one.label().equals(MotionDetector.MOVING_REGION)),
          seen.toString());
    }
  }

  @Test
  void detect_sameFramesTwice_givesTheSame() throws IOException {
    try (HogDetector first = new HogDetector();
        HogDetector second = new HogDetector()) {
      assertEquals(drive(first, 30), drive(second, 30));
    }
  }

  @Test
  void detect_panningCamera_givesNoRegions() {
    PaintedScene scene = new PaintedScene(3);
    try (HogDetector detector = new HogDetector()) {
      for (int i = 0; i < 30; i++) {
        List<Detection> seen = detector.detect(scene.empty(4 * i).frame(i / 15.0));
        if (i >= 20) {
          assertEquals(List.of(), seen);
          assertTrue(detector.concepts().get(0).probability() > 0.9);
        }
      }
    }
  }

  @Test
  void close_twice_doesNothingAndLaterUseThrows() {
    HogDetector detector = new HogDetector();
    detector.close();
    detector.close();
    Frame frame = new PaintedScene(1).frame(0);
    assertThrows(IllegalStateException.class, () -> detector.detect(frame));
  }

  @Test
  void scene_bagThatTheNetworkKnowsAsACar_isNoStaticObject() throws IOException {
    Box bag = new Box(300, 250, 316, 268);
    List<Integer> things = new ArrayList<>();
    for (Box car : List.of(bag, new Box(0, 0, 50, 50))) {
      PaintedScene scene = new PaintedScene(9);
      OneCar network = new OneCar(car);
      int left = 0;
      try (SceneDetector detector = new SceneDetector(network, CameraKind.AUTO)) {
        for (int i = 0; i < 8 * 14; i++) {
          double seconds = i / 8.0;
          scene.empty(0);
          if (seconds > 5) {
            // Put down by somebody who goes on at once.
            scene.box(bag, 40).box(Box.ofSize(280 + 70 * (seconds - 5), 190, 30, 80), 60);
          }
          for (Detection seen : detector.detect(scene.frame(seconds))) {
            left += seen.label().equals(MotionDetector.STATIC_OBJECT) ? 1 : 0;
          }
        }
      }
      assertEquals(1, network.closed);
      things.add(left);
    }
    assertEquals(0, things.get(0));
    assertTrue(things.get(1) > 20, things.toString());
  }

  @Test
  void scene_vocabulary_isThatOfTheNetworkAndTwoWords() {
    try (SceneDetector detector =
        new SceneDetector(new OneCar(new Box(0, 0, 1, 1)), CameraKind.AUTO)) {
      assertEquals(
          new LinkedHashSet<>(
              List.of(
                  ConceptId.of("car"), MotionDetector.STATIC_OBJECT, MotionDetector.VACATED_PLACE)),
          detector.vocabulary());
    }
  }
}
