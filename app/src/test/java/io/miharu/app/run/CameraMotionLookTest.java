package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraMotionLookTest {

  @Test
  void look_cameraThatStands_saysNothing() throws IOException {
    try (CameraMotionLook look = new CameraMotionLook()) {
      for (int i = 0; i < 60; i++) {
        assertEquals(List.of(), look.look(new TestFrame(i), false));
      }
    }
  }

  /** A window lasts a second; half a second after the camera has stopped all is forgotten. */
  @Test
  void look_cameraThatMovesAndStops_speaksOfItOnlyMeanwhile() throws IOException {
    try (CameraMotionLook look = new CameraMotionLook()) {
      List<Double> spoken = new ArrayList<>();
      for (int i = 0; i < 8 * TestFrame.RATE; i++) {
        double seconds = i / TestFrame.RATE;
        List<ConceptScore> scores = look.look(new TestFrame(i), seconds >= 1 && seconds < 4);
        scores.forEach(score -> assertTrue(score.concept().value().startsWith("camera-")));
        if (!scores.isEmpty()) {
          spoken.add(seconds);
        }
      }
      assertTrue(spoken.stream().allMatch(seconds -> seconds >= 2 && seconds <= 4.5), "" + spoken);
    }
  }

  /** The network takes 15 frames a second; the camera has 30. */
  @Test
  void look_twiceTheNetworksRate_shrinksEverySecondFrame() throws IOException {
    try (CameraMotionLook look = new CameraMotionLook()) {
      for (int i = 0; i < 60; i++) {
        TestFrame frame = new TestFrame(i);
        look.look(frame, true);
        assertEquals(i % 2 == 0, frame.seen, "frame " + i);
      }
    }
  }
}
