package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneDetectorTest {

  /** Sees nothing. */
  private record Blind() implements Detector {

    @Override
    public String name() {
      return "blind";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of();
    }

    @Override
    public List<Detection> detect(Frame frame) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** At 30 frames a second every third is 0.1 s after the one before, the second only 0.067 s. */
  @Test
  void motion_atThirtyFramesASecond_looksAtEveryThird() {
    assertEquals(List.of(0, 3, 6, 9), looks(30, 12));
  }

  @Test
  void motion_atTenFramesASecond_looksAtEach() {
    assertEquals(List.of(0, 1, 2, 3), looks(10, 4));
  }

  @Test
  void motion_afterAStepBackInTime_looksAgain() {
    SceneDetector scene = new SceneDetector(new Blind(), CameraKind.FIXED);
    GreyFilm film = GreyFilm.counting(30, 10);
    scene.motion(film.frame(9));
    List<?> before = scene.concepts();
    assertSame(before, held(scene, film.frame(9)));
    scene.motion(film.frame(8));
    assertEquals(film.frame(8).time(), scene.concepts().get(0).span().start());
  }

  private static List<?> held(SceneDetector scene, Frame frame) {
    scene.motion(frame);
    return scene.concepts();
  }

  /** Numbers of the frames at which the memory of the scene said something new. */
  private static List<Integer> looks(double rate, int frames) {
    SceneDetector scene = new SceneDetector(new Blind(), CameraKind.FIXED);
    GreyFilm film = GreyFilm.counting(rate, frames);
    List<Integer> looks = new ArrayList<>();
    List<?> before = List.of();
    for (int number = 0; number < frames; number++) {
      List<?> now = held(scene, film.frame(number));
      if (now != before) {
        looks.add(number);
      }
      before = now;
    }
    return looks;
  }
}
