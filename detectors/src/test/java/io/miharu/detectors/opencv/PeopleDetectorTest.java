package io.miharu.detectors.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.ImageFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleDetectorTest {

  private static Frame flat(int width, int height) {
    return new ImageFrame(MediaTime.ZERO, 0, width, height, new byte[3 * width * height]);
  }

  @Test
  void find_flatPicture_isEmptyWhereverItLooks() {
    try (PeopleDetector people = new PeopleDetector()) {
      Frame frame = flat(320, 240);
      assertEquals(List.of(), people.find(frame, new Box(0, 0, 320, 240), 60, 4));
      // A sliver in the corner: the border is repeated until a window fits.
      assertEquals(List.of(), people.find(frame, new Box(316, 236, 320, 240), 60, 4));
      assertEquals(List.of(), people.find(frame, new Box(-20, -20, 5, 5), 30, 2));
    }
  }

  @Test
  void confidence_atTheMiddleOfTheLogistic_isAHalfAndRises() {
    assertEquals(0.5, PeopleDetector.confidence(0.35), 1e-6);
    assertEquals(1 / (1 + Math.exp(-1)), PeopleDetector.confidence(0.35 + 0.25), 1e-6);
    assertTrue(PeopleDetector.confidence(0) < PeopleDetector.confidence(0.1));
  }

  @Test
  void pixels_oneLevel_areTheEnlargedPartWithItsMargins() {
    // A person of 48 px is enlarged twice: (100 * 2 + 48) x (80 * 2 + 48).
    assertEquals(
        (100 * 2 + 48) * (80 * 2 + 48), PeopleDetector.pixels(new Box(0, 0, 100, 80), 48, 1), 1e-6);
  }

  @Test
  void close_twice_doesNothingAndLaterUseThrows() {
    PeopleDetector people = new PeopleDetector();
    people.close();
    people.close();
    assertThrows(
        IllegalStateException.class,
        () -> people.find(flat(64, 128), new Box(0, 0, 64, 128), 96, 1));
  }
}
