package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneDetectorTest {

  /** Sees what it is told. */
  private record Told(List<Detection> seen) implements Detector {

    @Override
    public String name() {
      return "told";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of(PeopleDetector.PERSON);
    }

    @Override
    public List<Detection> detect(Frame frame) {
      return List.copyOf(seen);
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
    SceneDetector scene = new SceneDetector(new Told(List.of()), CameraKind.FIXED);
    GreyFilm film = GreyFilm.counting(30, 10);
    scene.motion(film.frame(9));
    List<?> before = scene.concepts();
    assertSame(before, held(scene, film.frame(9)));
    scene.motion(film.frame(8));
    assertEquals(film.frame(8).time(), scene.concepts().get(0).span().start());
  }

  @Test
  void detect_aBagThatTheNetworkTakesForSomebodyUnsurely_isAStaticObject() throws IOException {
    assertEquals(1, thingsLeft(0.45f));
  }

  @Test
  void detect_aBagThatTheNetworkSurelyTakesForSomebody_isNone() throws IOException {
    assertEquals(0, thingsLeft(0.8f));
  }

  /** Somebody passes, somebody else puts a bag down and goes on, which the network says is one. */
  private static long thingsLeft(float sureOfTheBag) throws IOException {
    Box bag = Box.ofSize(296, 250, 16, 18);
    List<Detection> seen = new ArrayList<>();
    PaintedScene scene = new PaintedScene(5);
    List<Detection> last = List.of();
    try (SceneDetector detector =
        new SceneDetector(new Told(seen), CameraKind.FIXED, /* follow= */ true)) {
      for (int i = 0; i < 8 * 26; i++) {
        double seconds = i / 8.0;
        Box first = Box.ofSize(60 * (seconds - 2), 190, 30, 80);
        Box second = Box.ofSize(60 * (seconds - 12), 190, 30, 80);
        boolean left = second.left() > bag.left();
        scene.empty(0);
        scene.box(left ? bag : bag.translated(second.left() - bag.left(), 0), 40);
        scene.box(first, 60).box(second, 60);
        seen.clear();
        for (Box walker : List.of(first, second)) {
          walker
              .clipped(PaintedScene.WIDTH, PaintedScene.HEIGHT)
              .ifPresent(box -> seen.add(new Detection(PeopleDetector.PERSON, box, 0.9f)));
        }
        if (left) {
          seen.add(new Detection(PeopleDetector.PERSON, bag, sureOfTheBag));
        }
        last = detector.detect(scene.frame(seconds));
      }
    }
    return last.stream().filter(one -> one.label().equals(MotionDetector.STATIC_OBJECT)).count();
  }

  private static List<?> held(SceneDetector scene, Frame frame) {
    scene.motion(frame);
    return scene.concepts();
  }

  /** Numbers of the frames at which the memory of the scene said something new. */
  private static List<Integer> looks(double rate, int frames) {
    SceneDetector scene = new SceneDetector(new Told(List.of()), CameraKind.FIXED);
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
